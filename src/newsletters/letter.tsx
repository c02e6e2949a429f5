import type { Child } from "hono/jsx";
import { dirOf, formatInstant, type Lang } from "#kit";
import type { Letter } from "#outside";
import { absolute, type Path, paths } from "#paths";
import type { PutRight, Section, Teaser } from "#stories";
import { markupOf, tongue } from "#ui";
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

const INK = "color:#16191c;background:#ffffff;font:16px/1.5 Georgia,serif;max-width:36em;margin:0 auto;padding:16px";
const PLATE = "font-size:28px;line-height:1.1;font-weight:700;margin:0;padding-bottom:6px";
const DAY_LINE = "border-top:5px solid #16191c;border-bottom:1px solid #16191c;padding:4px 0;margin:0 0 20px;font:14px/1.5 sans-serif";
const HEAD = "border-top:1px solid #16191c;padding-top:6px;margin:24px 0 8px;font:600 14px/1.5 sans-serif";
const STORY = "font-size:20px;line-height:1.2;margin:12px 0 2px";
const SMALL = "font:13px/1.5 sans-serif;color:#50565c;margin:2px 0";
const LINK = "color:#16191c";

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
  small: [story.source.name, story.replies === 0 ? "" : wordsOf(of.lang).replies(story.replies)].filter((text) => text !== "").join(" · "),
});

const ofRighted = (of: LetterOf, item: PutRight): Entry => {
  const words = wordsOf(of.lang);
  const small = `${item.source} · ${formatInstant(of.lang, of.zone, item.at, "moment")}`;
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
        small: headline,
      })),
    },
    { head: words.righted, entries: righted.map((item) => ofRighted(of, item)) },
  ].filter(({ entries }) => entries.length > 0);
};

const Entries = ({ of }: { readonly of: LetterOf }): Child => (
  <>
    {partsOf(of).map(({ head, entries }) => (
      <>
        <h2 style={HEAD}>{head}</h2>
        {entries.map(({ title, lang, path, text, small }) => (
          <>
            <h3 style={STORY} {...tongue(lang, of.lang)}>
              <a style={LINK} href={absolute(of.origin, path)}>
                {title}
              </a>
            </h3>
            {text === "" ? null : (
              <p style="margin:2px 0" {...tongue(lang, of.lang)}>
                {text}
              </p>
            )}
            <p style={SMALL}>
              <bdi>{small}</bdi>
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
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{subjectOf(of)}</title>
      </head>
      <body style={INK}>
        <h1 style={PLATE}>
          <bdi>{of.site}</bdi>
        </h1>
        <p style={DAY_LINE}>{dayLine(of)}</p>
        {issue.opening === "" ? null : (
          <p dir="auto" style="white-space:pre-line">
            {issue.opening}
          </p>
        )}
        <Entries of={of} />
        <p style={`${SMALL};border-top:1px solid #16191c;padding-top:8px;margin-top:28px`}>
          {whyOf(of)}{" "}
          <a style={LINK} href={absolute(of.origin, paths.newsletter(issue.id))}>
            {words.onSite}
          </a>
          {" · "}
          <a style={LINK} href={stop}>
            {words.stop}
          </a>
          {" · "}
          <a style={LINK} href={absolute(of.origin, paths.newsletters())}>
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
