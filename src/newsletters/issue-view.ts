import { cursorOf, excerptOf, visitor } from "#kit";
import { answeredSince, questionsByIds, type QuestionView } from "#questions";
import { discussedStories, frontNow, listSections, type PutRight, putRightList, sectionNow, storiesByIds, type Teaser } from "#stories";
import type { House } from "#store";
import { type ItemKind, NEWS_MOST, sectionOf, WENT_OUT } from "./newsletter.ts";
import type { IssueTable } from "./tables.ts";

const DISCUSSED_MOST = 5;
const RIGHTED_MOST = 5;
const QUESTIONS_MOST = 3;
const QUESTION_LETTERS = 300;
const LATEST_STORIES = 3;
const SECTION_READ = 60; // a section's newest, of which those since the last issue are its news

export type Item = { readonly kind: ItemKind; readonly subject: string };

/** An issue as it may be shown or mailed at this moment. */
export type IssueView = {
  readonly issue: IssueTable;
  readonly news: readonly Teaser[];
  readonly discussed: readonly Teaser[];
  readonly righted: readonly PutRight[];
  readonly questions: readonly { readonly id: string; readonly text: string; readonly headline: string; readonly lang: string }[];
};

/** The stories of the whole paper in the order of its front page. */
const onFront = async (house: House, lang: string): Promise<readonly Teaser[]> => {
  const sections = await listSections(house.store);
  const front = await frontNow(
    house,
    sections.map(({ slug }) => slug),
    lang,
  );
  return [front.lead, ...front.second, ...front.sections.flatMap(({ stories }) => stories)].flatMap((story) => story ?? []);
};

/** What an issue holds by itself: what its page, the front or the section's, chose and is new, what is talked about, what was answered. */
const composed = async (house: House, { list, since }: IssueTable, lang: string): Promise<readonly Item[]> => {
  const section = sectionOf(list);
  const chosen = section === null ? await onFront(house, lang) : await sectionNow(house, section, SECTION_READ);
  const news = chosen.filter(({ updatedAt }) => updatedAt > since).slice(0, NEWS_MOST);
  const taken = new Set(news.map(({ id }) => id));
  const talked = await discussedStories(house, DISCUSSED_MOST + NEWS_MOST, section);
  const discussed = talked.filter(({ id }) => !taken.has(id)).slice(0, DISCUSSED_MOST);
  const questions = await answeredSince(house, since, QUESTIONS_MOST, section);
  return [
    ...news.map(({ id }) => ({ kind: "news", subject: id }) as const),
    ...discussed.map(({ id }) => ({ kind: "discussed", subject: id }) as const),
    ...questions.map(({ id }) => ({ kind: "question", subject: id }) as const),
  ];
};

/** What stands in an issue: what was arranged or sent; for a draft that nobody touched, what it would hold now. */
export const itemsOf = async (house: House, issue: IssueTable, lang: string): Promise<readonly Item[]> =>
  issue.is_arranged === 0 && issue.state === "draft"
    ? composed(house, issue, lang)
    : house.store.db
        .selectFrom("newsletter_item")
        .select(["kind", "subject"])
        .where("issue_id", "=", issue.id)
        .orderBy("place")
        .orderBy("subject")
        .execute();

const shownQuestion = ({ id, comment, story }: QuestionView) => ({
  id,
  text: excerptOf(comment.body, QUESTION_LETTERS),
  headline: story.headline,
  lang: story.lang,
});

/** Of these stories those that may stand in an issue now, by id; on a page of the site what its own rights permit there, too. */
const standing = async (house: House, ids: readonly string[], outlet: "newsletter" | "site"): Promise<ReadonlyMap<string, Teaser>> => {
  const mailed = await storiesByIds(house, ids, "newsletter");
  const onSite = outlet === "site" ? new Set((await storiesByIds(house, ids)).map(({ id }) => id)) : null;
  return new Map(mailed.filter(({ id }) => onSite?.has(id) ?? true).map((story) => [story.id, story]));
};

/**
 * An issue with everything that its rights let it hold now: what was killed, withheld or taken off meanwhile is not in it. On a page of the
 * site what stands must be permitted there too.
 */
export const issueView = async (
  house: House,
  issue: IssueTable,
  items: readonly Item[],
  outlet: "newsletter" | "site",
): Promise<IssueView> => {
  const of = (kind: ItemKind): readonly string[] => items.flatMap((item) => (item.kind === kind ? [item.subject] : []));
  const questions = (await questionsByIds(house, visitor, of("question"))).filter(({ comment }) => comment.state === "published");
  const ids = [...of("news"), ...of("discussed"), ...questions.map(({ story }) => story.id)];
  const stories = await standing(house, ids, outlet);
  const among = (kind: ItemKind): readonly Teaser[] => of(kind).flatMap((id) => stories.get(id) ?? []);
  const end = issue.started_at ?? house.clock.now();
  const righted = await putRightList(house, RIGHTED_MOST, {
    after: cursorOf(end, "~"),
    outlet: "newsletter",
    section: sectionOf(issue.list),
  });
  return {
    issue,
    news: among("news"),
    discussed: among("discussed"),
    righted: righted.items.filter(({ at }) => at > issue.since),
    questions: questions.filter(({ story }) => stories.has(story.id)).map(shownQuestion),
  };
};

/** An issue's first stories, as far as they may still stand in it. */
export type LatestIssue = { readonly issue: IssueTable; readonly stories: readonly Teaser[] };

/** The newest issue of each letter that went out, with its first stories: of those that were withdrawn or have run out none. Four statements. */
export const latestIssues = async (house: House): Promise<readonly LatestIssue[]> => {
  const { db } = house.store;
  const newest = await db
    .selectFrom("newsletter_issue as issue")
    .selectAll("issue")
    .where("state", "in", WENT_OUT)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("newsletter_issue as newer")
            .select("newer.id")
            .whereRef("newer.list", "=", "issue.list")
            .where("newer.state", "in", WENT_OUT)
            .whereRef("newer.send_at", ">", "issue.send_at"),
        ),
      ),
    )
    .orderBy("send_at", "desc")
    .orderBy("id")
    .execute();
  if (newest.length === 0) return [];
  const rows = await db
    .selectFrom("newsletter_item")
    .select(["issue_id", "subject"])
    .where(
      "issue_id",
      "in",
      newest.map(({ id }) => id),
    )
    .where("kind", "in", ["news", "discussed"])
    .orderBy("kind", "desc") // the news first
    .orderBy("place")
    .orderBy("subject")
    .execute();
  const stories = await standing(
    house,
    rows.map(({ subject }) => subject),
    "site",
  );
  return newest.map((issue) => ({
    issue,
    stories: rows.flatMap(({ issue_id: of, subject }) => (of === issue.id ? (stories.get(subject) ?? []) : [])).slice(0, LATEST_STORIES),
  }));
};

export const isEmpty = ({ issue, news, discussed, righted, questions }: IssueView): boolean =>
  issue.opening === "" && news.length + discussed.length + righted.length + questions.length === 0;
