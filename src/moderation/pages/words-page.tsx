import { formatNumber } from "#kit";
import { RULES } from "#conversation";
import { paths } from "#paths";
import { Button, CheckField, EmptyNote, FormPost, type Frame, Head, Layout, PageHead, pageOf, SelectField, TextField } from "#ui";
import type { CheckRecord } from "../demote.ts";
import { ENTRY_ACTIONS, SCOPES } from "../lists/read-entry.ts";
import { moderationTabs } from "../moderation-tabs.ts";
import type { Tried } from "../try-entry.ts";
import type { ListedEntry } from "../word-entries.ts";
import { wordsOf } from "../words/index.ts";

/** Days after which an entry can end; 0 for never. */
export const ENTRY_DAYS = [0, 1, 7, 30, 365] as const;

export type WordsForm = {
  readonly pattern: string;
  readonly action: string;
  readonly rule: string;
  readonly scope: string;
  readonly scopeValue: string;
  readonly isDisguised: boolean;
  readonly isStretched: boolean;
  readonly days: string;
  readonly note: string;
};

export type WordsPage = {
  readonly entries: readonly ListedEntry[];
  readonly records: ReadonlyMap<string, CheckRecord>;
  readonly form: WordsForm;
  readonly error: string | null;
  readonly tried: Tried | null;
  readonly ruleNames: Readonly<Record<string, string>>;
};

type Props = { readonly frame: Frame; readonly page: WordsPage };

const AROUND = 60; // units of a comment shown on each side of what was found

const Bench = ({ frame, page }: Props) => {
  const { list: words } = wordsOf(frame.lang);
  const { tried } = page;
  if (tried === null) return null;
  return (
    <section class="band" aria-labelledby="tried">
      <Head id="tried">{words.tryIt}</Head>
      <p>
        <b>{tried.hits === 0 ? words.triedNone : words.tried(tried.hits, tried.of)}</b>{" "}
        {tried.hits === 0 ? null : words.triedOut(tried.published, tried.takenOff)}
      </p>
      <ul class="list">
        {tried.shown.map(({ words: text, hit }) => (
          <li class="small" dir="auto">
            {hit.from > AROUND ? "…" : ""}
            {text.slice(Math.max(0, hit.from - AROUND), hit.from)}
            <mark>{text.slice(hit.from, hit.to)}</mark>
            {text.slice(hit.to, hit.to + AROUND)}
            {hit.to + AROUND < text.length ? "…" : ""}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Entries = ({ frame, page }: Props) => {
  const { list: words } = wordsOf(frame.lang);
  const n = (count: number): string => formatNumber(frame.lang, count);
  return (
    <FormPost action={paths.moderationWords()} label={words.title}>
      <table class="wirelist">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.pattern}</th>
            <th scope="col">{words.columns.does}</th>
            <th scope="col">{words.columns.where}</th>
            <th scope="col">{words.columns.record}</th>
            <th scope="col">
              <span class="unseen">{words.take}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {page.entries.map((entry) => {
            const record = page.records.get(entry.id);
            return (
              <tr>
                <th scope="row">
                  <bdi>{entry.pattern}</bdi>
                  {entry.note === "" ? null : (
                    <span class="small">
                      <br />
                      {entry.note}
                    </span>
                  )}
                </th>
                <td class="full">
                  {words.actions[entry.action]}
                  {entry.action === "allow" ? null : `, ${words.rule} ${entry.rule}`}
                  {entry.demotedAt === null ? null : (
                    <span class="small">
                      <br />
                      {words.demoted}
                    </span>
                  )}
                </td>
                <td>
                  {words.scopes[entry.scope.kind]} <bdi>{entry.scope.value}</bdi>
                </td>
                <td>{record === undefined ? n(0) : `${n(record.decisions)}, ${n(record.reversed)}`}</td>
                <td>
                  <Button bare name="end" value={entry.id}>
                    {words.take}
                    <span class="unseen"> {entry.pattern}</span>
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </FormPost>
  );
};

/** The list of words, with a bench to try an entry on before it is added. */
export const wordsPage = (frame: Frame, page: WordsPage): string => {
  const { list: words } = wordsOf(frame.lang);
  const { form } = page;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={moderationTabs(frame, "words")} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      <FormPost class="box stack" action={paths.moderationWords()} label={words.entry}>
        <TextField
          name="pattern"
          label={words.pattern}
          hint={words.patternHint}
          value={form.pattern}
          error={page.error}
          required
          maxlength={250}
        />
        <div class="fields">
          <SelectField
            name="action"
            label={words.action}
            value={form.action}
            options={ENTRY_ACTIONS.map((value) => ({ value, text: words.actions[value] }))}
          />
          <SelectField
            name="rule"
            label={words.rule}
            value={form.rule}
            options={RULES.map((value) => ({ value, text: `${value}. ${page.ruleNames[value] ?? ""}` }))}
          />
          <SelectField
            name="scope"
            label={words.scope}
            value={form.scope}
            options={SCOPES.map((value) => ({ value, text: words.scopes[value] }))}
          />
          <TextField name="value" label={words.scopeValue} value={form.scopeValue} maxlength={100} />
          <SelectField
            name="days"
            label={words.days}
            value={form.days}
            options={ENTRY_DAYS.map((days) => ({ value: String(days), text: days === 0 ? words.never : words.daysOf(days) }))}
          />
          <TextField name="note" label={words.note} value={form.note} maxlength={300} />
        </div>
        <CheckField name="disguised" label={words.isDisguised} checked={form.isDisguised} />
        <CheckField name="stretched" label={words.isStretched} checked={form.isStretched} />
        <div class="row">
          <Button name="do" value="try">
            {words.tryIt}
          </Button>
          <Button name="do" value="add">
            {words.add}
          </Button>
        </div>
      </FormPost>
      <Bench frame={frame} page={page} />
      {page.entries.length === 0 ? <EmptyNote>{words.none}</EmptyNote> : <Entries frame={frame} page={page} />}
    </Layout>,
  );
};
