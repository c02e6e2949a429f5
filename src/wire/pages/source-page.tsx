import { LANGS } from "#kit";
import { paths } from "#paths";
import { CANONICAL_RULES, INDEX_RULES, OUTLETS, PICTURE_RULES, SHARES, TERM_EFFECTS } from "#rights";
import type { Source, SourceEdit, Tried } from "#stories";
import {
  AddButton,
  Button,
  FormPost,
  type Frame,
  Head,
  Layout,
  Notice,
  PageHead,
  pageOf,
  SelectField,
  type Tab,
  TextArea,
  TextField,
} from "#ui";
import { IDENTITIES } from "../arrival.ts";
import { ruleWordsOf } from "../rules/words/index.ts";
import { wordsOf } from "../words/index.ts";
import type { SourceWords } from "../words/sources.ts";
import { SourceBench } from "./source-bench.tsx";

export type SourcePage = {
  readonly source: Source;
  /** What stands in the form: the profile, or what was typed. */
  readonly typed: SourceEdit;
  readonly tried: readonly Tried[];
  readonly tabs: readonly Tab[];
  readonly problem?: string;
  readonly isDone?: boolean;
  /** Whether the bench shows rules that are not saved. */
  readonly isAttempt?: boolean;
};

/** Rules that a form has room for beyond those that are there. */
const ROOM_FOR = 3;

const options = <Key extends string>(keys: readonly Key[], names: Readonly<Record<Key, string>>) =>
  keys.map((value) => ({ value, text: names[value] }));

const Who = ({ words, typed }: { readonly words: SourceWords; readonly typed: SourceEdit }) => (
  <>
    <Head id="who">{words.who}</Head>
    <TextField name="name" label={words.name} value={typed.name} required maxlength={120} />
    <TextField name="code" label={words.code} hint={words.codeHelp} value={typed.code} required maxlength={12} size={12} />
    <TextArea name="about" label={words.about} rows={3} value={typed.about} />
    <SelectField
      name="about_lang"
      label={words.aboutLang}
      options={LANGS.map((lang) => ({ value: lang, text: new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang }))}
      value={typed.about_lang}
    />
    <SelectField name="identity" label={words.identity} options={options(IDENTITIES, words.identities)} value={typed.identity} />
    <TextField name="contact" label={words.contact} hint={words.contactHelp} type="email" value={typed.contact} maxlength={254} />
    <Head id="line">{words.line}</Head>
    <p class="small">{words.lineHelp}</p>
    <TextField name="holder" label={words.holder} value={typed.holder} required maxlength={200} />
    <TextArea name="terms" label={words.terms} rows={2} value={typed.terms} required />
  </>
);

const Reach = ({ words, typed }: { readonly words: SourceWords; readonly typed: SourceEdit }) => (
  <>
    <Head id="reach">{words.reach}</Head>
    <p class="small">{words.reachHelp}</p>
    {OUTLETS.map((outlet) => (
      <SelectField
        name={`allow_${outlet}`}
        label={words.outlets[outlet]}
        options={options(SHARES, words.shares)}
        value={typed.policy[outlet]}
      />
    ))}
    <SelectField
      name="pictures"
      label={words.pictures}
      options={options(PICTURE_RULES, words.pictureRules)}
      value={typed.manners.pictures}
    />
    <SelectField name="index" label={words.index} options={options(INDEX_RULES, words.indexRules)} value={typed.manners.index} />
    <SelectField
      name="canonical"
      label={words.canonical}
      options={options(CANONICAL_RULES, words.canonicalRules)}
      value={typed.manners.canonical}
    />
    <TextField name="mining_policy" type="url" label={words.miningPolicy} hint={words.addressHelp} value={typed.manners.miningPolicy} />
    <TextField name="license" type="url" label={words.license} value={typed.manners.license} />
  </>
);

const Rules = ({ words, typed }: { readonly words: SourceWords; readonly typed: SourceEdit }) => (
  <>
    <Head id="rules">{words.rules}</Head>
    <p class="small">{words.rulesHelp}</p>
    {[...typed.termRules, ...Array.from({ length: ROOM_FOR }, () => null)].map((rule, place) => (
      <div class="row">
        <TextField name={`rule_words_${place}`} label={words.words(place + 1)} value={rule?.words ?? ""} maxlength={200} />
        <SelectField
          name={`rule_effect_${place}`}
          label={words.means(place + 1)}
          options={options(TERM_EFFECTS, words.effects)}
          value={rule?.effect ?? "nothing"}
        />
      </div>
    ))}
  </>
);

/** Where an editor writes a source's profile, and tries what its wording comes to. */
export const sourcePage = (frame: Frame, page: SourcePage): string => {
  const { sources: words } = wordsOf(frame.lang);
  const { source, typed, problem, isDone = false } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={source.name} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={source.name}>
        <p class="small">
          <a href={paths.deskSources()}>{words.back}</a>, <a href={paths.source(source.slug)}>{words.public}</a>,{" "}
          <a href={paths.deskSourceRules(source.slug)}>{ruleWordsOf(frame.lang).link}</a>
        </p>
      </PageHead>
      {problem === undefined ? null : (
        <Notice kind="error">
          <p>{problem}</p>
        </Notice>
      )}
      {isDone ? (
        <Notice kind="done">
          <p>{words.saved}</p>
        </Notice>
      ) : null}
      {source.isConfirmed ? null : (
        <Notice kind="past">
          <p>{words.unconfirmed}</p>
        </Notice>
      )}
      <FormPost action={paths.deskSource(source.slug)} label={source.name}>
        <div class="cols side">
          <div class="stack">
            <Who words={words} typed={typed} />
            <Rules words={words} typed={typed} />
          </div>
          <div class="stack">
            <Reach words={words} typed={typed} />
          </div>
        </div>
        <div class="row gap">
          <AddButton name="do" value="save">
            {source.isConfirmed ? words.save : words.confirm}
          </AddButton>
          <Button name="do" value="try" bare>
            {words.attempt}
          </Button>
        </div>
      </FormPost>
      <SourceBench frame={frame} tried={page.tried} isAttempt={page.isAttempt === true} />
    </Layout>,
  );
};
