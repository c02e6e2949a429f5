import { DAY, later } from "#kit";
import { type CommentSubject, pastComments, talkTeasers } from "#conversation";
import type { House } from "#store";
import type { EntryInput } from "./word-entries.ts";
import { openWordList, type Hit } from "./lists/word-list.ts";
import { listedEntries } from "./word-entries.ts";

const TRIED_DAYS = 365;
const TRIED_MOST = 2000;
const SHOWN_MOST = 20;

/** What an entry would have found: in how many of the last comments, which of them stand, and the first of them with the place. */
export type Tried = {
  readonly of: number;
  readonly hits: number;
  readonly published: number;
  readonly takenOff: number;
  readonly shown: readonly { readonly id: string; readonly words: string; readonly hit: Hit }[];
};

/** Runs an entry over past comments, with the words that the list allows. */
export const tryEntry = async (house: House, input: EntryInput): Promise<Tried> => {
  const { db } = house.store;
  const now = house.clock.now();
  const past = await pastComments(db, later(now, -TRIED_DAYS * DAY), TRIED_MOST);
  const stories = await talkTeasers(
    house,
    past.map((each) => each.storyId),
  );
  const allowed = (await listedEntries(db, now)).filter((entry) => entry.action === "allow");
  const list = openWordList([{ ...input, id: "tried" }, ...allowed]);
  const found: { readonly comment: CommentSubject; readonly hit: Hit }[] = [];
  for (const comment of past) {
    const story = stories.get(comment.storyId);
    const place = { section: story?.section ?? "", lang: story?.lang ?? "", storyId: comment.storyId, now };
    const [hit] = list.find(comment.words, place);
    if (hit !== undefined) found.push({ comment, hit });
  }
  const count = (...states: readonly string[]): number => found.filter(({ comment }) => states.includes(comment.state)).length;
  return {
    of: past.length,
    hits: found.length,
    published: count("published"),
    takenOff: count("hidden", "rejected"),
    shown: found.slice(0, SHOWN_MOST).map(({ comment, hit }) => ({ id: comment.id, words: comment.words, hit })),
  };
};
