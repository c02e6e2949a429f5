import { LANGS } from "#kit";
import { paths } from "#paths";
import { AddButton, Button, EmailField, FormPost, type Frame, Layout, PageHead, pageOf, SelectField, TextField } from "#ui";
import { wordsOf as memberWordsOf } from "../../words/index.ts";
import { SITE_LETTERS, type SetUpErrors, type SetUpFields, TOWN_LETTERS } from "../set-up.ts";
import { wordsOf } from "../words/index.ts";

const NAMES = { en: "English", fr: "Français", ar: "العربية" } as const;

/** Where whoever finds a new site first shows that they run it. */
export const keyPage = (frame: Frame, problem: "wrong" | "tooFast" | null): string => {
  const words = wordsOf(frame.lang).setUp;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["join"]} robots="noindex">
      <PageHead title={words.title} deck={words.keyDeck} />
      <form class="step now" action={paths.setUp()} aria-label={words.key}>
        <TextField
          name="key"
          label={words.key}
          hint={words.keyHint}
          required
          autocomplete="off"
          error={problem === null ? null : problem === "wrong" ? words.keyWrong : memberWordsOf(frame.lang).problems.tooFast}
        />
        <div class="row">
          <Button>{words.goOn}</Button>
        </div>
      </form>
    </Layout>,
  );
};

export type SetUpPage = {
  readonly key: string;
  readonly fields: SetUpFields | null;
  readonly errors: SetUpErrors;
  readonly problem: "busy" | "taken" | null;
};

/** The first page of an empty site: its name, its town, its first editor. */
export const setUpPage = (frame: Frame, { key, fields, errors, problem }: SetUpPage): string => {
  const [words, known] = [wordsOf(frame.lang).setUp, memberWordsOf(frame.lang)];
  const length = (kind: "missing" | "long" | undefined, most: number) =>
    kind === undefined ? null : kind === "missing" ? words.missing : known.problems.tooLong(most);
  const formError = problem === null ? null : problem === "busy" ? known.entry.busy : known.problems.name.taken;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["join"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      <FormPost class="step now" action={paths.setUp()} labelledby="site-head" formError={formError}>
        <input type="hidden" name="key" value={key} />
        <h2 id="site-head">{words.siteHead}</h2>
        <TextField
          name="site"
          label={words.site}
          hint={words.siteHint}
          required
          maxlength={SITE_LETTERS}
          value={fields?.site}
          error={length(errors.site, SITE_LETTERS)}
        />
        <TextField
          name="town"
          label={words.town}
          hint={words.townHint}
          required
          maxlength={TOWN_LETTERS}
          value={fields?.town}
          error={length(errors.town, TOWN_LETTERS)}
        />
        <SelectField
          name="lang"
          label={words.lang}
          hint={words.langHint}
          value={fields?.lang ?? frame.lang}
          options={LANGS.map((value) => ({ value, text: NAMES[value] }))}
          error={errors.lang === undefined ? null : words.missing}
        />
        <SelectField
          name="zone"
          label={words.zone}
          hint={words.zoneHint}
          value={fields?.zone ?? "UTC"}
          options={["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map((zone) => ({
            value: zone,
            text: zone.replaceAll("_", " "),
          }))}
          error={errors.zone === undefined ? null : words.missing}
        />
        <h2>{words.youHead}</h2>
        <p class="small">{words.youDeck}</p>
        <TextField
          name="name"
          label={words.name}
          required
          autocomplete="name"
          value={fields?.name}
          error={errors.name === undefined ? null : known.problems.name[errors.name]}
        />
        <EmailField
          name="email"
          label={words.email}
          hint={words.emailHint}
          required
          value={fields?.email}
          error={errors.email === undefined ? null : known.problems.email}
        />
        <TextField
          name="password"
          type="password"
          label={words.password}
          hint={known.security.passwordHint}
          required
          autocomplete="new-password"
          error={errors.password === undefined ? null : known.security.passwordProblems[errors.password]}
        />
        <div class="row">
          <AddButton>{words.start}</AddButton>
        </div>
      </FormPost>
    </Layout>,
  );
};
