import { formatInstant, joinParts } from "#kit";
import { paths } from "#paths";
import { Band, Button, EmailField, FormPost, type Frame, Head, Layout, Notice, PageHead, pageOf, tongue } from "#ui";
import { type LetterOf, partsOf, subjectOf } from "../letter.tsx";
import type { LatestIssue } from "../issue-view.ts";
import type { LetterLine } from "../letters-view.ts";
import type { NameList } from "../list-name.ts";
import type { IssueTable } from "../tables.ts";
import { wordsOf } from "../words/index.ts";
import { LetterBoxes, OwnLetters } from "./letter-boxes.tsx";

export type ListsError = "no-list" | "bad-email" | "too-fast" | "unproved";

export type ListsPage = {
  readonly letters: readonly LetterLine[];
  /** Whether a member asks, who has letters of their own. */
  readonly isReader: boolean;
  readonly issues: readonly IssueTable[];
  readonly latest: readonly LatestIssue[];
  readonly named: NameList;
  readonly error: ListsError | null;
  readonly isSaved: boolean;
};

const Asking = ({ frame, page }: { readonly frame: Frame; readonly page: ListsPage }) => {
  const words = wordsOf(frame.lang);
  const boxes = page.letters.map((letter, place) => ({ ...letter, isMine: place === 0 }));
  return (
    <FormPost action={paths.newsletters()} class="box" label={words.title}>
      <LetterBoxes frame={frame} letters={boxes} />
      <EmailField name="email" label={words.email} required error={page.error === null ? null : words.errors[page.error]} />
      <div class="row">
        <Button>{words.askFor}</Button>
      </div>
    </FormPost>
  );
};

/** The newest issue of each letter, by its first headlines. */
const Latest = ({ frame, page }: { readonly frame: Frame; readonly page: ListsPage }) => {
  const words = wordsOf(frame.lang);
  return (
    <Band id="latest" title={words.latest}>
      {page.latest.length === 0 ? <p>{words.none}</p> : null}
      {page.latest.map(({ issue: { id, list, send_at: at }, stories }) => (
        <section class="box">
          <h3>
            <a href={paths.newsletter(id)}>{page.named(list)}</a>
          </h3>
          <p class="small">{formatInstant(frame.lang, frame.site.zone, at, "moment")}</p>
          {stories.length === 0 ? null : (
            <ul>
              {stories.map(({ headline, lang }) => (
                <li>
                  <bdi {...tongue(lang, frame.lang)}>{headline}</bdi>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </Band>
  );
};

/** The issues before the newest ones. */
const Before = ({ frame, page }: { readonly frame: Frame; readonly page: ListsPage }) => {
  const newest = new Set(page.latest.map(({ issue }) => issue.id));
  const before = page.issues.filter(({ id }) => !newest.has(id));
  if (before.length === 0) return null;
  return (
    <Band id="before" title={wordsOf(frame.lang).past}>
      <ul class="list">
        {before.map(({ id, list, send_at: at }) => (
          <li>
            <a href={paths.newsletter(id)}>
              {joinParts(frame.lang, [page.named(list), formatInstant(frame.lang, frame.site.zone, at, "date")])}
            </a>
          </li>
        ))}
      </ul>
    </Band>
  );
};

/** Where newsletters are asked for, and what was sent. */
export const listsPage = (frame: Frame, page: ListsPage): string => {
  const words = wordsOf(frame.lang);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]}>
      <PageHead title={words.title} deck={words.deck} />
      {page.isSaved ? (
        <Notice kind="done">
          <p>{words.saved}</p>
        </Notice>
      ) : null}
      {page.isReader ? <DeskNotice text={page.error === null ? null : words.errors[page.error]} /> : null}
      {page.letters.length === 0 ? (
        <p>{words.none}</p>
      ) : page.isReader ? (
        <OwnLetters frame={frame} letters={page.letters} back={paths.newsletters()} />
      ) : (
        <Asking frame={frame} page={page} />
      )}
      <Latest frame={frame} page={page} />
      <Before frame={frame} page={page} />
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
          <article class="gap">
            <h3 {...tongue(lang, of.lang)}>
              <a href={path}>{title}</a>
            </h3>
            {text === "" ? null : <p {...tongue(lang, of.lang)}>{text}</p>}
            <p class="small">{small}</p>
          </article>
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
