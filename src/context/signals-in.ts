import { canonicalText } from "./canonical-text.ts";

/** Words that stand beside a capitalised word in the names of things: with one of them, it is no person's. */
const THINGS = new Set(
  "agency act airport archive assembly association authority avenue bank bay board bridge budget bureau castle cathedral centre center chamber church city club coast college commission committee company corporation council county court day department district division east fund gate government great hall harbour harbor high highway hospital house institute island journal justice lake lane law library line ministry minutes museum new north office order organisation organization park parliament party police port press programme project quay railway register report review river road royal school sea senate service site society south square state states statistics street survey team times tower town treasury tribune trust union united university valley village water west world january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);

const PAIR = /(?<![.!?]["']?\s)(?<=\s|["'(])(\p{Lu}\p{Ll}[\p{L}'-]*)\s(\p{Lu}[\p{L}'-]*\p{Ll})/gu;

/** Whether a note seems to name a person whom the story does not: two capitalised words together that name no thing. */
const namesPerson = (body: string, story: string): boolean =>
  [...` ${body}`.matchAll(PAIR)].some(
    ([pair, first = "", last = ""]) => ![first, last].some((word) => THINGS.has(word.toLowerCase())) && !story.includes(pair),
  );

/** What a person should look at before others read a note. `story` is the story's canonical text, `earlier` the author's notes before. */
export const signalsIn = (body: string, story: string, earlier: number): readonly ("named-person" | "new-author" | "link")[] => {
  const { text } = canonicalText(body);
  return [
    ...(namesPerson(text, story) ? (["named-person"] as const) : []),
    ...(earlier === 0 ? (["new-author"] as const) : []),
    ...(/\bhttps?:\/\/|\bwww\./iu.test(text) ? (["link"] as const) : []),
  ];
};
