import { HOUR, type Rate } from "#kit";

/** Before a discussion's id, so that it is told from a story's wherever a conversation is named. */
const MARK = "d-";

/** Whether a conversation with this id hangs under a discussion; otherwise it is a story's. */
export const isDiscussion = (id: string): boolean => id.startsWith(MARK);

export const discussionId = (letters: string): string => `${MARK}${letters}`;

export const TITLE_LETTERS = { least: 8, most: 140 } as const;

/** What stands where its author's title stood, once that is gone. */
export const UNTITLED = { title: "…", slug: "discussion" } as const;

/** How fast one may start discussions: a few at once, then one in six hours. */
export const DISCUSS_RATE: Rate = { everyMs: 6 * HOUR, burst: 4 };

/** Stories that a discussion links to: those its words name, and the one it was started from. */
export const STORIES_MOST = 6;

const STORY_IN_WORDS = /\/story\/([0-9a-z]{4,20})(?![0-9a-z])/gu;

/** The short ids of stories that words link to. */
export const storiesIn = (body: string): readonly string[] =>
  [...new Set([...body.matchAll(STORY_IN_WORDS)].map((found) => found[1] ?? ""))].slice(0, STORIES_MOST);

/** A title as it is kept: one line, no control or direction characters. */
export const tidyTitle = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f\u2028-\u202e\u2066-\u2069]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
