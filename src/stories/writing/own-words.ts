import type { Db } from "#store";
import { paragraphsOf } from "../block.ts";
import { vanished } from "../absence.ts";
import { readBody } from "./body-markup.ts";
import { type Copy, copyIn } from "./copy.ts";
import { linesOfRevision } from "./layer.ts";

/** So many words in the order of a withdrawn text are its own; fewer are anybody's. */
const RUN = 3;
const VERSIONS_MOST = 100;
const GAP = "…";

const wordsIn = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== "");
const folded = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
const runAt = (words: readonly string[], place: number): string => words.slice(place, place + RUN).join(" ");

/** Every run of words in texts that were withdrawn; those of shorter lines whole. */
const runsIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(
    texts.flatMap((text) => {
      const words = wordsIn(text).map(folded);
      return words.length < RUN ? [words.join(" ")] : words.slice(RUN - 1).map((_, place) => runAt(words, place));
    }),
  );

/** The words of a line that are in no run of `gone`, with a sign where others stood; null where none are. */
const ownIn = (line: string, gone: ReadonlySet<string>): string | null => {
  const words = wordsIn(line);
  const known = words.map(folded);
  const isGone = new Set<number>();
  if (known.length < RUN && gone.has(known.join(" "))) return null;
  for (const [place] of known.entries())
    if (place + RUN <= known.length && gone.has(runAt(known, place)))
      for (let next = place; next < place + RUN; next += 1) isGone.add(next);
  if (!known.some((word, place) => word !== "" && !isGone.has(place))) return null;
  return words.flatMap((word, place) => (!isGone.has(place) ? [word] : isGone.has(place - 1) ? [] : [GAP])).join(" ");
};

const linesOf = (copy: Copy): readonly string[] =>
  [copy.headline, copy.deck, ...paragraphsOf(readBody(copy.body))].flatMap((text) => text.split("\n"));

/**
 * What of `copies`, newest first, was typed by their authors and stands in none of the withdrawn texts: line by line, each once. What stands in a
 * withdrawn text for three words or more is left out.
 */
export const typedBeside = (copies: readonly Copy[], withdrawn: readonly string[]): readonly string[] => {
  const gone = runsIn(withdrawn);
  const lines: string[] = [];
  for (const line of copies.flatMap(linesOf)) {
    const own = ownIn(line, gone);
    if (own !== null && !own.split(GAP).every((part) => lines.some((earlier) => earlier.includes(part.trim())))) lines.push(own);
  }
  return lines;
};

/**
 * What was typed in a manuscript whose story is withdrawn, without the words that came with the story or with what it
 * was put together of, or that were published as it; nothing
 * where not even the withdrawal is to be spoken of. At most three statements.
 */
export const ownWords = async (db: Db, id: string): Promise<readonly string[]> => {
  const row = await db
    .selectFrom("manuscript")
    .innerJoin("story", "story.id", "manuscript.story_id")
    .select(["manuscript.copy", "manuscript.story_id"])
    .where("manuscript.id", "=", id)
    .where("story.state", "=", "killed")
    .where("story.id", "not in", vanished(db))
    .executeTakeFirst();
  if (row === undefined) return [];
  const came = await db
    .selectFrom("revision")
    .select(["headline", "deck", "blocks"])
    .where((where) =>
      where.or([
        where("story_id", "=", row.story_id ?? ""),
        where("story_id", "in", where.selectFrom("manuscript_part").select("manuscript_part.story_id").where("manuscript_id", "=", id)),
      ]),
    )
    .where("over_id", "is", null)
    .execute();
  const versions = await db
    .selectFrom("manuscript_version")
    .select("copy")
    .where("manuscript_id", "=", id)
    .orderBy("id", "desc")
    .limit(VERSIONS_MOST)
    .execute();
  return typedBeside(
    [row, ...versions].map(({ copy }) => copyIn(JSON.parse(copy) as Record<string, unknown>)),
    came.flatMap(linesOfRevision),
  );
};
