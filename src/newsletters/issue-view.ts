import { cursorOf, excerptOf, type Instant, visitor } from "#kit";
import { answeredSince, questionsByIds, type QuestionView } from "#questions";
import { discussedStories, frontNow, listSections, type PutRight, putRightList, storiesByIds, type Teaser } from "#stories";
import type { House } from "#store";
import { type ItemKind, NEWS_MOST } from "./newsletter.ts";
import type { IssueTable } from "./tables.ts";

const DISCUSSED_MOST = 5;
const RIGHTED_MOST = 5;
const QUESTIONS_MOST = 3;
const QUESTION_LETTERS = 300;

export type Item = { readonly kind: ItemKind; readonly subject: string };

/** An issue as it may be shown or mailed at this moment. */
export type IssueView = {
  readonly issue: IssueTable;
  readonly news: readonly Teaser[];
  readonly discussed: readonly Teaser[];
  readonly righted: readonly PutRight[];
  readonly questions: readonly { readonly id: string; readonly text: string; readonly headline: string; readonly lang: string }[];
};

/** What an issue holds by itself: what the front page chose and is new, what is talked about, what was answered. */
const composed = async (house: House, since: Instant, lang: string): Promise<readonly Item[]> => {
  const sections = await listSections(house.store);
  const front = await frontNow(
    house,
    sections.map(({ slug }) => slug),
    lang,
  );
  const chosen = [front.lead, ...front.second, ...front.sections.flatMap(({ stories }) => stories)].flatMap((story) => story ?? []);
  const news = chosen.filter(({ updatedAt }) => updatedAt > since).slice(0, NEWS_MOST);
  const taken = new Set(news.map(({ id }) => id));
  const discussed = (await discussedStories(house, DISCUSSED_MOST + NEWS_MOST)).filter(({ id }) => !taken.has(id)).slice(0, DISCUSSED_MOST);
  const questions = await answeredSince(house, since, QUESTIONS_MOST);
  return [
    ...news.map(({ id }) => ({ kind: "news", subject: id }) as const),
    ...discussed.map(({ id }) => ({ kind: "discussed", subject: id }) as const),
    ...questions.map(({ id }) => ({ kind: "question", subject: id }) as const),
  ];
};

/** What stands in an issue: what was arranged or sent; for a draft that nobody touched, what it would hold now. */
export const itemsOf = async (house: House, issue: IssueTable, lang: string): Promise<readonly Item[]> =>
  issue.is_arranged === 0 && issue.state === "draft"
    ? composed(house, issue.since, lang)
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
  const mailed = await storiesByIds(house, ids, "newsletter");
  const onSite = outlet === "site" ? new Set((await storiesByIds(house, ids)).map(({ id }) => id)) : null;
  const stories = new Map(mailed.filter(({ id }) => onSite?.has(id) ?? true).map((story) => [story.id, story]));
  const among = (kind: ItemKind): readonly Teaser[] => of(kind).flatMap((id) => stories.get(id) ?? []);
  const end = issue.started_at ?? house.clock.now();
  const righted = await putRightList(house, RIGHTED_MOST, { after: cursorOf(end, "~"), outlet: "newsletter" });
  return {
    issue,
    news: among("news"),
    discussed: among("discussed"),
    righted: righted.items.filter(({ at }) => at > issue.since),
    questions: questions.filter(({ story }) => stories.has(story.id)).map(shownQuestion),
  };
};

export const isEmpty = ({ issue, news, discussed, righted, questions }: IssueView): boolean =>
  issue.opening === "" && news.length + discussed.length + righted.length + questions.length === 0;
