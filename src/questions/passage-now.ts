import { paragraphsOf, storyPage, versionTexts } from "#stories";
import type { House } from "#store";
import type { AnswerView } from "./answer-view.ts";
import type { PassageFinder, PassageState } from "./passage.ts";
import type { QuestionView } from "./question-view.ts";

/** A question's passage in the story as it is now. */
export type PassageNow = {
  readonly state: PassageState;
  /** Its words as they stand in the story; null where they are gone, or where the page may not show them. */
  readonly now: string | null;
  /** Its words as they were asked about; null where they may not be shown again. */
  readonly asked: string | null;
  /** Answers that were given before what it says changed: they may not hold any more. */
  readonly stale: ReadonlySet<string>;
};

const HIDDEN: PassageNow = { state: "gone", now: null, asked: null, stale: new Set() };

/** Follows a question's passage from the version that it was asked on to the one that readers see. Null where it has none. */
export const passageNow = async (
  house: House & { readonly passages: PassageFinder },
  question: QuestionView,
  answers: readonly AnswerView[],
): Promise<PassageNow | null> => {
  const { passage } = question;
  if (passage === null) return null;
  const story = await storyPage(house, question.story.shortId);
  if (story.kind !== "public" || story.shown.blocks === null) return HIDDEN;
  const shown = paragraphsOf(story.shown.blocks);
  const { versions, lang } = story;
  const versionOf = (number: number) => versions.find((version) => version.number === number);
  const [asked, current] = [versionOf(question.storyVersion), versions.at(-1)];
  if (asked === undefined || current === undefined) return HIDDEN;
  const ids = [question.storyVersion, ...answers.map(({ comment }) => comment.storyVersion)].flatMap(
    (number) => versionOf(number)?.id ?? [],
  );
  const texts = await versionTexts(house.store.db, story.id, [...ids, current.id]);
  const textOf = (number: number): readonly string[] => texts.get(versionOf(number)?.id ?? "") ?? [];
  const after = textOf(current.number);
  const { state, at } = house.passages.follow(passage, textOf(question.storyVersion), after, lang);
  const isStale = ({ comment }: AnswerView): boolean => {
    const then = house.passages.follow(passage, textOf(question.storyVersion), textOf(comment.storyVersion), lang).at;
    return then !== null && house.passages.follow(then, textOf(comment.storyVersion), after, lang).state === "changed";
  };
  return {
    state,
    now: at !== null && house.passages.holds(shown, at) ? at.exact : null,
    asked: asked.isHidden ? null : passage.exact,
    stale: new Set(answers.filter(isStale).map(({ comment }) => comment.id)),
  };
};
