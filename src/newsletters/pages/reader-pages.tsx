import { formatInstant } from "#kit";
import { paths } from "#paths";
import { Button, EmailField, FormPost, type Frame, Head, isMember, Layout, Notice, PageHead, pageOf, RadioField, tongue } from "#ui";
import { type LetterOf, partsOf, subjectOf } from "../letter.tsx";
import type { ListName } from "../newsletter.ts";
import type { IssueTable } from "../tables.ts";
import { wordsOf } from "../words/index.ts";

export type ListsPage = {
  readonly lists: readonly ListName[];
  readonly mine: readonly { readonly list: ListName; readonly refused_at: string | null }[];
  readonly issues: readonly IssueTable[];
  readonly error: string | null;
};

const Mine = ({ frame, page }: { readonly frame: Frame; readonly page: ListsPage }) => {
  const words = wordsOf(frame.lang);
  return (
    <FormPost action={paths.newsletters()} class="box" label={words.yours}>
      {page.mine.some(({ refused_at: at }) => at !== null) ? <p>{words.refused}</p> : null}
      <div class="row">
        {page.lists.map((list) => {
          const isOn = page.mine.some((each) => each.list === list && each.refused_at === null);
          return (
            <Button name={isOn ? "leave" : "take"} value={list}>
              {isOn ? words.leave(words.lists[list]) : words.take(words.lists[list])}
            </Button>
          );
        })}
      </div>
    </FormPost>
  );
};

/** Where newsletters are asked for, and what was sent. */
export const listsPage = (frame: Frame, page: ListsPage): string => {
  const words = wordsOf(frame.lang);
  const [first] = page.lists;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]}>
      <PageHead title={words.title} deck={words.deck} />
      {first === undefined ? (
        <p>{words.none}</p>
      ) : isMember(frame) ? (
        <Mine frame={frame} page={page} />
      ) : (
        <FormPost action={paths.newsletters()} class="box" label={words.title}>
          <RadioField
            name="list"
            label={words.list}
            value={first}
            options={page.lists.map((value) => ({ value, text: words.lists[value] }))}
          />
          <EmailField name="email" label={words.email} required error={page.error} />
          <div class="row">
            <Button>{words.askFor}</Button>
          </div>
        </FormPost>
      )}
      <Head>{words.past}</Head>
      {page.issues.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul class="list">
          {page.issues.map(({ id, list, send_at: at }) => (
            <li>
              <a href={paths.newsletter(id)}>
                {words.subject[list](frame.site.name, formatInstant(frame.lang, frame.site.zone, at, "date"))}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Layout>,
  );
};

/** A page of one sentence, with a button where something is to be said yes to. */
export const askPage = (
  frame: Frame,
  {
    title,
    deck,
    lines = [],
    ask = null,
  }: {
    readonly title: string;
    readonly deck: string;
    readonly lines?: readonly string[];
    readonly ask?: { readonly action: ReturnType<typeof paths.stopNewsletter>; readonly text: string } | null;
  },
): string =>
  pageOf(
    { ...frame, path: "/" },
    <Layout frame={{ ...frame, path: "/" }} title={title} robots="noindex">
      <PageHead title={title} deck={deck}>
        {lines.map((line) => (
          <p>
            <bdi>{line}</bdi>
          </p>
        ))}
        {ask === null ? null : (
          <FormPost action={ask.action}>
            <Button>{ask.text}</Button>
          </FormPost>
        )}
      </PageHead>
    </Layout>,
  );

/** What an issue holds, as a part of a page. */
export const IssueText = ({ of }: { readonly of: LetterOf }) => (
  <>
    {of.view.issue.opening.split(/\n{2,}/u).map((text) => (text === "" ? null : <p dir="auto">{text}</p>))}
    {partsOf(of).map(({ head, entries }) => (
      <section class="band">
        <Head>{head}</Head>
        {entries.map(({ title, lang, path, text, small }) => (
          <>
            <h3 {...tongue(lang, of.lang)}>
              <a href={path}>{title}</a>
            </h3>
            {text === "" ? null : <p {...tongue(lang, of.lang)}>{text}</p>}
            <p class="small">
              <bdi>{small}</bdi>
            </p>
          </>
        ))}
      </section>
    ))}
  </>
);

/** An issue that was sent, with what may still be shown of it. */
export const issuePage = (frame: Frame, of: LetterOf): string =>
  pageOf(
    frame,
    <Layout frame={frame} title={subjectOf(of)} robots="noindex">
      <PageHead title={subjectOf(of)} deck={formatInstant(frame.lang, frame.site.zone, of.view.issue.send_at, "full")}>
        <p>
          <a href={paths.newsletters()}>{wordsOf(frame.lang).title}</a>
        </p>
      </PageHead>
      <IssueText of={of} />
    </Layout>,
  );

export const DeskNotice = ({ text }: { readonly text: string | null }) =>
  text === null ? null : (
    <Notice kind="error">
      <p>{text}</p>
    </Notice>
  );
