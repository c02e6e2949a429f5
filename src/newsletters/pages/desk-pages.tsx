import { formatInstant, formatNumber, joinParts } from "#kit";
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
  RadioField,
  SelectField,
  Sums,
  type Tab,
  TextArea,
  TextField,
} from "#ui";
import type { Section } from "#stories";
import type { Counts, ListState } from "../desk.ts";
import type { Item } from "../issue-view.ts";
import type { LetterOf } from "../letter.tsx";
import { listName, type NameList } from "../list-name.ts";
import { OPENING_MOST, RHYTHMS, rhythmOf, sectionOf, SUBJECT_MOST, USUAL_TIME } from "../newsletter.ts";
import type { IssueTable } from "../tables.ts";
import { wordsOf } from "../words/index.ts";
import { DeskNotice, IssueText } from "./reader-pages.tsx";

type DeskListsPage = {
  readonly lists: readonly ListState[];
  readonly sections: readonly Section[];
  readonly named: NameList;
  readonly issues: readonly IssueTable[];
  readonly counts: ReadonlyMap<string, Counts>;
  readonly tabs: readonly Tab[];
};

type TimesOf = Pick<ListState, "minute" | "weekday"> & { readonly id: string };

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour * 60), text: `${String(hour).padStart(2, "0")}:00` }));

const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

const Times = ({ frame, list, withDay }: { readonly frame: Frame; readonly list: TimesOf; readonly withDay: boolean }) => {
  const words = wordsOf(frame.lang);
  return (
    <>
      <SelectField id={`${list.id}-minute`} name="minute" label={words.hour} value={String(list.minute)} options={HOURS} />
      {withDay ? (
        <SelectField
          id={`${list.id}-weekday`}
          name="weekday"
          label={words.weekday}
          value={String(list.weekday)}
          options={words.days.map((text, day) => ({ value: String(day), text }))}
        />
      ) : null}
    </>
  );
};

const ListForm = ({ frame, list, name }: { readonly frame: Frame; readonly list: ListState; readonly name: string }) => {
  const words = wordsOf(frame.lang);
  return (
    <FormPost action={paths.deskNewsletters()} class="box" label={name}>
      {sectionOf(list.id) === null ? <h2>{name}</h2> : null}
      <p class="small">{words.readers(list.readers)}</p>
      <input type="hidden" name="list" value={list.id} />
      <CheckField id={`${list.id}-on`} name="on" label={words.isOn} checked={list.isOn} />
      <Times frame={frame} list={list} withDay={rhythmOf(list.id) === "weekly"} />
      <div class="row">
        <Button>{words.save}</Button>
      </div>
    </FormPost>
  );
};

/** Sets up a letter of one section; one that there is already takes the new time. */
const NewSectionList = ({ frame, sections }: { readonly frame: Frame; readonly sections: readonly Section[] }) => {
  const words = wordsOf(frame.lang);
  return (
    <FormPost action={paths.deskNewsletters()} class="box" label={words.newList}>
      <h3>{words.newList}</h3>
      <input type="hidden" name="on" value="1" />
      <SelectField
        name="section"
        label={words.section}
        options={sections.map(({ slug, names }) => ({ value: slug, text: names[frame.lang] }))}
      />
      <RadioField
        name="rhythm"
        label={words.rhythm}
        value="weekly"
        options={RHYTHMS.map((value) => ({ value, text: words.rhythms[value] }))}
      />
      <Times frame={frame} list={{ id: "new", ...USUAL_TIME }} withDay />
      <div class="row">
        <Button>{words.setUp}</Button>
      </div>
    </FormPost>
  );
};

const SectionLists = ({ frame, page }: { readonly frame: Frame; readonly page: DeskListsPage }) => {
  const words = wordsOf(frame.lang);
  const lists = page.lists.filter(({ id }) => sectionOf(id) !== null);
  return (
    <Band id="sections" title={words.ofSections}>
      <p>{words.ofSectionsDeck}</p>
      {lists.length === 0 ? null : (
        <ul class="list gap">
          {lists.map((list) => (
            <li>
              <details>
                <summary>
                  {page.named(list.id)} · {list.isOn ? words.readers(list.readers) : words.isOff}
                </summary>
                <ListForm frame={frame} list={list} name={page.named(list.id)} />
              </details>
            </li>
          ))}
        </ul>
      )}
      <NewSectionList frame={frame} sections={page.sections} />
    </Band>
  );
};

/** The newsroom's newsletters: which are sent and when, and their issues. */
export const deskListsPage = (frame: Frame, page: DeskListsPage): string => {
  const { lists, issues, counts, named, tabs } = page;
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deskDeck} />
      <div class="cols two band">
        {lists.flatMap((list) => (sectionOf(list.id) === null ? [<ListForm frame={frame} list={list} name={named(list.id)} />] : []))}
      </div>
      {page.sections.length === 0 ? null : <SectionLists frame={frame} page={page} />}
      <Band id="issues" title={words.issues}>
        {issues.length === 0 ? <p>{words.none}</p> : null}
        <ul class="list">
          {issues.map((issue) => {
            const count = counts.get(issue.id) ?? {};
            return (
              <li>
                <a href={paths.deskNewsletter(issue.id)}>
                  {joinParts(frame.lang, [named(issue.list), formatInstant(frame.lang, frame.site.zone, issue.send_at, "moment")])}
                </a>
                <p class="small">
                  {words.states[issue.state]}
                  {issue.state === "draft" || issue.state === "empty"
                    ? ""
                    : ` · ${words.progress(sumOf(count) - (count.waiting ?? 0), sumOf(count))}`}
                </p>
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

const Wording = ({ frame, issue }: { readonly frame: Frame; readonly issue: IssueTable }) => {
  const words = wordsOf(frame.lang);
  return (
    <>
      <TextField name="subject" label={words.subjectLabel} hint={words.subjectHint} value={issue.subject} maxlength={SUBJECT_MOST} />
      <TextArea name="opening" label={words.opening} value={issue.opening} maxlength={OPENING_MOST} />
    </>
  );
};

/** The words of an issue that went out. */
const WordingForm = ({ frame, issue }: { readonly frame: Frame; readonly issue: IssueTable }) => {
  const words = wordsOf(frame.lang);
  return (
    <details class="box">
      <summary>{words.wording}</summary>
      <FormPost action={paths.deskNewsletter(issue.id)} label={words.wording}>
        <p class="small">{words.wordingDeck}</p>
        <input type="hidden" name="do" value="reword" />
        <Wording frame={frame} issue={issue} />
        <div class="row">
          <Button>{words.save}</Button>
        </div>
      </FormPost>
    </details>
  );
};

const DraftForm = ({ frame, page }: { readonly frame: Frame; readonly page: DeskIssuePage }) => {
  const words = wordsOf(frame.lang);
  const { issue } = page.of.view;
  return (
    <FormPost action={paths.deskNewsletter(issue.id)} class="box" label={words.title}>
      <input type="hidden" name="do" value="save" />
      <Wording frame={frame} issue={issue} />
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

/** How far an issue is. */
const Progress = ({ frame, counts }: { readonly frame: Frame; readonly counts: Counts }) => {
  const { posts } = wordsOf(frame.lang);
  const sums = (["waiting", "sent", "refused", "stopped"] as const).flatMap((state) =>
    counts[state] === undefined ? [] : [{ term: posts[state], sum: formatNumber(frame.lang, counts[state]) }],
  );
  return sums.length === 0 ? null : <Sums sums={sums} />;
};

/** One issue: arranged while it waits, watched while it goes. */
export const deskIssuePage = (frame: Frame, page: DeskIssuePage): string => {
  const words = wordsOf(frame.lang);
  const { issue } = page.of.view;
  const title = listName(frame.lang, page.of.sections, issue.list);
  const moves = { draft: ["send", "afresh"], sending: ["pause"], paused: ["resume"], sent: [], empty: [] } as const;
  const texts = { send: words.sendNow, afresh: words.afresh, pause: words.pause, resume: words.resume };
  return pageOf(
    frame,
    <Layout frame={frame} title={title} variant="desk" tabs={page.tabs} styles={["desk", "ledger"]} robots="noindex">
      <PageHead title={title} deck={words.states[issue.state]}>
        <p>
          <a href={paths.deskNewsletters()}>{words.title}</a>
        </p>
      </PageHead>
      <DeskNotice text={page.error} />
      <Progress frame={frame} counts={page.counts} />
      {moves[issue.state].length === 0 ? null : (
        <FormPost action={paths.deskNewsletter(issue.id)} class="row" label={words.states[issue.state]}>
          {moves[issue.state].map((move) => (
            <Button name="do" value={move}>
              {texts[move]}
            </Button>
          ))}
        </FormPost>
      )}
      {issue.state === "draft" ? <DraftForm frame={frame} page={page} /> : null}
      {issue.state === "draft" || issue.state === "empty" ? null : <WordingForm frame={frame} issue={issue} />}
      <Head>{words.preview}</Head>
      <IssueText of={page.of} />
    </Layout>,
  );
};
