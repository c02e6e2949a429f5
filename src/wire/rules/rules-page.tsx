import { paths } from "#paths";
import type { Section, Source } from "#stories";
import {
  AddButton,
  Button,
  EmptyNote,
  FormPost,
  type Frame,
  Head,
  Layout,
  Notice,
  PageHead,
  pageOf,
  SelectField,
  type Tab,
  TextField,
  tongue,
} from "#ui";
import { EFFECTS, type PublishingRule, URGENCIES } from "./publishing-rule.ts";
import { sectionNames, sentenceOf } from "./sentence-of.ts";
import type { TriedItem } from "./try-rules.ts";
import { ruleWordsOf } from "./words/index.ts";

export type RulesPage = {
  readonly source: Source;
  readonly sections: readonly Section[];
  readonly feeds: readonly { readonly id: string; readonly name: string }[];
  /** What stands in the form: the rules that hold, or what was typed. */
  readonly rules: readonly PublishingRule[];
  readonly tried: readonly TriedItem[];
  readonly tabs: readonly Tab[];
  readonly problem?: string;
  readonly isDone?: boolean;
  readonly isAttempt?: boolean;
};

/** Rules that a form has room for beyond those that are there. */
const ROOM_FOR = 2;

type RowProps = { readonly frame: Frame; readonly page: RulesPage; readonly rule: PublishingRule | null; readonly place: number };

const RuleRow = ({ frame, page, rule, place }: RowProps) => {
  const words = ruleWordsOf(frame.lang);
  const sections = page.sections.map(({ slug, names }) => ({ value: slug, text: names[frame.lang] }));
  const field = (name: string): string => `${name}_${place}`;
  return (
    <fieldset class="field">
      <legend class="label">{words.rule(place + 1)}</legend>
      {rule === null ? null : <p class="small">{sentenceOf(frame.lang, rule, sectionNames(frame.lang, page.sections))}</p>}
      <div class="row">
        {page.feeds.length === 0 ? null : (
          <SelectField
            name={field("feed")}
            label={words.feed}
            options={[{ value: "", text: words.anyFeed }, ...page.feeds.map(({ id, name }) => ({ value: id, text: name }))]}
            value={rule?.feedId ?? ""}
          />
        )}
        <SelectField
          name={field("urgency")}
          label={words.urgency}
          options={[{ value: "", text: words.anyUrgency }, ...URGENCIES.map((each) => ({ value: String(each), text: words.upTo(each) }))]}
          value={String(rule?.urgencyMost ?? "")}
        />
        <SelectField
          name={field("section")}
          label={words.section}
          options={[{ value: "", text: words.anySection }, ...sections]}
          value={rule?.section ?? ""}
        />
      </div>
      <div class="row">
        <TextField name={field("topic")} label={words.topic} hint={words.topicHelp} value={rule?.topic ?? ""} maxlength={120} />
        <TextField name={field("words")} label={words.words} hint={words.wordsHelp} value={rule?.words.join(", ") ?? ""} maxlength={400} />
      </div>
      <div class="row">
        <SelectField
          name={field("effect")}
          label={words.effect}
          options={[{ value: "", text: words.noRule }, ...EFFECTS.map((value) => ({ value, text: words.effects[value] }))]}
          value={rule?.effect ?? ""}
        />
        <SelectField
          name={field("to")}
          label={words.toSection}
          options={[{ value: "", text: words.ownSection }, ...sections]}
          value={rule?.toSection ?? ""}
        />
      </div>
    </fieldset>
  );
};

const Trial = ({ frame, page }: { readonly frame: Frame; readonly page: RulesPage }) => {
  const words = ruleWordsOf(frame.lang);
  return (
    <section aria-labelledby="trial" class="stack band">
      <Head id="trial">{words.trial}</Head>
      {page.isAttempt === true ? <p class="small">{words.trialTyped}</p> : null}
      {page.tried.length === 0 ? (
        <EmptyNote>{words.trialNone}</EmptyNote>
      ) : (
        <ul class="list">
          {page.tried.map(({ shortId, headline, lang, place }) => {
            const rule = place === null ? undefined : page.rules[place];
            return (
              <li>
                <p>
                  <a href={paths.deskStory(shortId)} {...tongue(lang, frame.lang)}>
                    {headline === "" ? shortId : headline}
                  </a>
                </p>
                <p class="small">{rule === undefined ? words.byNone : words.byRule((place ?? 0) + 1, words.effects[rule.effect])}</p>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
};

/** Where an editor writes what of a source publishes itself, and tries it on the last items. */
export const rulesPage = (frame: Frame, page: RulesPage): string => {
  const words = ruleWordsOf(frame.lang);
  const { source, rules, problem, isDone = false } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} over={source.name} deck={words.deck}>
        <p class="small">
          <a href={paths.deskSource(source.slug)}>{words.back}</a>
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
      <p>{words.help}</p>
      <FormPost action={paths.deskSourceRules(source.slug)} label={words.title}>
        <div class="stack">
          {[...rules, ...Array.from({ length: ROOM_FOR }, () => null)].map((rule, place) => (
            <RuleRow frame={frame} page={page} rule={rule} place={place} />
          ))}
          {rules.length === 0 ? null : <p>{words.otherwise}</p>}
        </div>
        <div class="row gap">
          <AddButton name="do" value="save">
            {words.save}
          </AddButton>
          <Button name="do" value="try" bare>
            {words.attempt}
          </Button>
        </div>
      </FormPost>
      <Trial frame={frame} page={page} />
    </Layout>,
  );
};
