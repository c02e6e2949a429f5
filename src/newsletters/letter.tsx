import type { Child } from "hono/jsx";
import { dirOf, formatInstant, isolated, type Lang } from "#kit";
import type { Letter } from "#outside";
import { absolute, type Path, paths } from "#paths";
import type { PutRight, Section, Teaser } from "#stories";
import { MAIL, MailHead, markupOf, tongue } from "#ui";
import type { IssueView } from "./issue-view.ts";
import { listName } from "./list-name.ts";
import { rhythmOf, sectionOf } from "./newsletter.ts";
import { wordsOf } from "./words/index.ts";

export type LetterOf = {
  readonly view: IssueView;
  readonly sections: readonly Section[];
  readonly lang: Lang;
  readonly site: string;
  readonly zone: string;
  readonly origin: string;
};

/** What a list of mails shows; never a story's words, which could be withdrawn. */
export const subjectOf = ({ view: { issue }, sections, lang, site, zone }: LetterOf): string => {
  const day = formatInstant(lang, zone, issue.send_at, "date");
  const { subject } = wordsOf(lang);
  if (issue.subject !== "") return issue.subject;
  return sectionOf(issue.list) === null
    ? subject[rhythmOf(issue.list)](site, day)
    : `${site}, ${listName(lang, sections, issue.list)}, ${day}`;
};

/** What stands below the site's name: the section, and when it was sent. */
const dayLine = ({ view: { issue }, sections, lang, zone }: LetterOf): string => {
  const section = sections.find(({ slug }) => slug === sectionOf(issue.list));
  return [section?.names[lang] ?? "", formatInstant(lang, zone, issue.send_at, "full")].filter((text) => text !== "").join(" · ");
};

const whyOf = (of: LetterOf): string => wordsOf(of.lang).why(of.site, listName(of.lang, of.sections, of.view.issue.list));

type Entry = { readonly title: string; readonly lang: string; readonly path: Path; readonly text: string; readonly small: string };
type Part = { readonly head: string; readonly entries: readonly Entry[] };

const ofStory = (of: LetterOf, story: Teaser): Entry => ({
  title: story.headline,
  lang: story.lang,
  path: paths.story({ id: story.shortId, slug: story.slug }),
  text: story.deck === "" ? story.excerpt : story.deck,
  small: [isolated(story.source.name), story.replies === 0 ? "" : wordsOf(of.lang).replies(story.replies)]
    .filter((text) => text !== "")
    .join(" · "),
});

const ofRighted = (of: LetterOf, item: PutRight): Entry => {
  const words = wordsOf(of.lang);
  const small = `${isolated(item.source)} · ${formatInstant(of.lang, of.zone, item.at, "moment")}`;
  if (item.kind === "withdrawal") return { title: words.withdrawn(item.source), lang: of.lang, path: paths.corrections(), text: "", small };
  return { title: item.headline, lang: item.lang, path: paths.story({ id: item.shortId, slug: item.slug }), text: item.note, small };
};

/** The parts of an issue in their order, without those that hold nothing. */
export const partsOf = (of: LetterOf): readonly Part[] => {
  const words = wordsOf(of.lang);
  const { news, discussed, righted, questions } = of.view;
  return [
    { head: words.news, entries: news.map((story) => ofStory(of, story)) },
    { head: words.discussed, entries: discussed.map((story) => ofStory(of, story)) },
    {
      head: words.questions,
      entries: questions.map(({ id, text, lang, headline }) => ({
        title: text,
        lang,
        path: paths.question(id),
        text: "",
        small: isolated(headline),
      })),
    },
    { head: words.righted, entries: righted.map((item) => ofRighted(of, item)) },
  ].filter(({ entries }) => entries.length > 0);
};

const Entries = ({ of }: { readonly of: LetterOf }): Child => (
  <>
    {partsOf(of).map(({ head, entries }) => (
      <>
        <h2 class="rule" style={MAIL.head}>
          {head}
        </h2>
        {entries.map(({ title, lang, path, text, small }) => (
          <>
            <h3 style={MAIL.story} {...tongue(lang, of.lang)}>
              <a style={MAIL.link} href={absolute(of.origin, path)}>
                {title}
              </a>
            </h3>
            {text === "" ? null : (
              <p style="margin:2px 0" {...tongue(lang, of.lang)}>
                {text}
              </p>
            )}
            <p class="small" style={MAIL.small}>
              {small}
            </p>
          </>
        ))}
      </>
    ))}
  </>
);

const htmlOf = (of: LetterOf, stop: string): string => {
  const words = wordsOf(of.lang);
  const { issue } = of.view;
  const page = (
    <html lang={of.lang} dir={dirOf(of.lang)}>
      <MailHead subject={subjectOf(of)} />
      <body style={MAIL.ink}>
        <h1 style={MAIL.plate}>
          <bdi>{of.site}</bdi>
        </h1>
        <p class="rule" style={MAIL.dayLine}>
          {dayLine(of)}
        </p>
        {issue.opening === "" ? null : (
          <p dir="auto" style="white-space:pre-line">
            {issue.opening}
          </p>
        )}
        <Entries of={of} />
        <p class="small rule" style={`${MAIL.small};${MAIL.foot}`}>
          {whyOf(of)}{" "}
          <a style={MAIL.link} href={absolute(of.origin, paths.newsletter(issue.id))}>
            {words.onSite}
          </a>
          {" · "}
          <a style={MAIL.link} href={stop}>
            {words.stop}
          </a>
          {" · "}
          <a style={MAIL.link} href={absolute(of.origin, paths.newsletters())}>
            {words.others}
          </a>
        </p>
      </body>
    </html>
  );
  return `<!doctype html>\n${markupOf(page)}`;
};

const textOf = (of: LetterOf, stop: string): string => {
  const words = wordsOf(of.lang);
  const { issue } = of.view;
  const entries = partsOf(of).flatMap(({ head, entries: list }) => [
    `== ${head} ==`,
    ...list.map(({ title, path, text, small }) => [title, text, small, absolute(of.origin, path)].filter((line) => line !== "").join("\n")),
  ]);
  return `${[
    `${of.site}\n${dayLine(of)}`,
    ...(issue.opening === "" ? [] : [issue.opening]),
    ...entries,
    `-- \n${whyOf(of)}\n${words.onSite}: ${absolute(of.origin, paths.newsletter(issue.id))}\n${words.stop}: ${stop}`,
    `${words.others}: ${absolute(of.origin, paths.newsletters())}`,
  ].join("\n\n")}\n`;
};

/** An issue as a small newspaper page by mail. It holds no pictures: nothing is loaded from anywhere when it is read. */
export const issueLetter = (of: LetterOf): ((to: string, stop: string) => Letter) => {
  const mark = "https://stop.invalid/";
  const [subject, html, text] = [subjectOf(of), htmlOf(of, mark), textOf(of, mark)];
  return (to, stop) => ({
    to,
    lang: of.lang,
    subject,
    text: text.replace(mark, () => stop),
    html: html.replace(mark, () => stop),
    unsubscribe: stop,
  });
};
