import { formatInstant } from "#kit";
import { paths } from "#paths";
import {
  Band,
  Button,
  CheckField,
  FormPost,
  type Frame,
  Head,
  Layout,
  PageHead,
  pageOf,
  SelectField,
  type Tab,
  TextArea,
  TextField,
} from "#ui";
import type { Counts, ListState } from "../desk.ts";
import type { Item } from "../issue-view.ts";
import type { LetterOf } from "../letter.tsx";
import { OPENING_MOST, SUBJECT_MOST } from "../newsletter.ts";
import type { IssueTable } from "../tables.ts";
import { wordsOf } from "../words/index.ts";
import { DeskNotice, IssueText } from "./reader-pages.tsx";

type DeskListsPage = {
  readonly lists: readonly ListState[];
  readonly issues: readonly IssueTable[];
  readonly counts: ReadonlyMap<string, Counts>;
  readonly tabs: readonly Tab[];
};

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour * 60), text: `${String(hour).padStart(2, "0")}:00` }));

const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

const ListForm = ({ frame, list }: { readonly frame: Frame; readonly list: ListState }) => {
  const words = wordsOf(frame.lang);
  const id = (name: string) => ({ id: `${list.id}-${name}`, name });
  return (
    <FormPost action={paths.deskNewsletters()} class="box" label={words.lists[list.id]}>
      <h2>{words.lists[list.id]}</h2>
      <p class="small">{words.readers(list.readers)}</p>
      <input type="hidden" name="list" value={list.id} />
      <CheckField {...id("on")} label={words.isOn} checked={list.isOn} />
      <SelectField {...id("minute")} label={words.hour} value={String(list.minute)} options={HOURS} />
      {list.id === "daily" ? null : (
        <SelectField
          {...id("weekday")}
          label={words.weekday}
          value={String(list.weekday)}
          options={words.days.map((text, day) => ({ value: String(day), text }))}
        />
      )}
      <div class="row">
        <Button>{words.save}</Button>
      </div>
    </FormPost>
  );
};

/** The newsroom's newsletters: which are sent and when, and their issues. */
export const deskListsPage = (frame: Frame, { lists, issues, counts, tabs }: DeskListsPage): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deskDeck} />
      <div class="cols two band">
        {lists.map((list) => (
          <ListForm frame={frame} list={list} />
        ))}
      </div>
      <Band id="issues" title={words.issues}>
        {issues.length === 0 ? <p>{words.none}</p> : null}
        <ul class="list">
          {issues.map((issue) => {
            const count = counts.get(issue.id) ?? {};
            return (
              <li>
                <a href={paths.deskNewsletter(issue.id)}>
                  {words.lists[issue.list]}, {formatInstant(frame.lang, frame.site.zone, issue.send_at, "moment")}
                </a>
                {` · ${words.states[issue.state]}`}
                {issue.state === "draft" || issue.state === "empty"
                  ? ""
                  : ` · ${words.progress(sumOf(count) - (count.waiting ?? 0), sumOf(count))}`}
              </li>
            );
          })}
        </ul>
      </Band>
    </Layout>,
  );
};

type DeskIssuePage = {
  readonly of: LetterOf;
  readonly items: readonly (Item & { readonly title: string })[];
  readonly counts: Counts;
  readonly sendAt: string;
  readonly error: string | null;
  readonly tabs: readonly Tab[];
};

const DraftForm = ({ frame, page }: { readonly frame: Frame; readonly page: DeskIssuePage }) => {
  const words = wordsOf(frame.lang);
  const { issue } = page.of.view;
  return (
    <FormPost action={paths.deskNewsletter(issue.id)} class="box" label={words.title}>
      <input type="hidden" name="do" value="save" />
      <TextField name="subject" label={words.subjectLabel} hint={words.subjectHint} value={issue.subject} maxlength={SUBJECT_MOST} />
      <TextArea name="opening" label={words.opening} value={issue.opening} maxlength={OPENING_MOST} />
      <TextField name="at" type="datetime-local" label={words.sendAt} value={page.sendAt} />
      <p class="small">{words.placeHint}</p>
      {page.items.map(({ kind, subject, title }, place) => (
        <TextField name={`${kind}:${subject}`} id={`item-${place}`} label={`${words.place}: ${title}`} value={String(place + 1)} size={4} />
      ))}
      <TextField name="added" label={words.add} hint={words.addHint} />
      <div class="row">
        <Button>{words.save}</Button>
      </div>
    </FormPost>
  );
};

/** One issue: arranged while it waits, watched while it goes. */
export const deskIssuePage = (frame: Frame, page: DeskIssuePage): string => {
  const words = wordsOf(frame.lang);
  const { issue } = page.of.view;
  const moves = { draft: ["send", "afresh"], sending: ["pause"], paused: ["resume"], sent: [], empty: [] } as const;
  const texts = { send: words.sendNow, afresh: words.afresh, pause: words.pause, resume: words.resume };
  return pageOf(
    frame,
    <Layout frame={frame} title={words.lists[issue.list]} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.lists[issue.list]} deck={words.states[issue.state]}>
        <p>
          <a href={paths.deskNewsletters()}>{words.title}</a>
        </p>
      </PageHead>
      <DeskNotice text={page.error} />
      {(["waiting", "sent", "refused", "stopped"] as const).map((state) =>
        page.counts[state] === undefined ? null : (
          <p>
            {words.posts[state]}: {page.counts[state]}
          </p>
        ),
      )}
      <FormPost action={paths.deskNewsletter(issue.id)} class="row" label={words.states[issue.state]}>
        {moves[issue.state].map((move) => (
          <Button name="do" value={move}>
            {texts[move]}
          </Button>
        ))}
      </FormPost>
      {issue.state === "draft" ? <DraftForm frame={frame} page={page} /> : null}
      <Head>{words.preview}</Head>
      <IssueText of={page.of} />
    </Layout>,
  );
};
