import { BODY } from "../src/wire/testing/twin-story.ts";
import { TWINS } from "../src/wire/testing/twins.ts";

const WORDS =
  "harbour council tide ferry budget quay vote winter school market bridge rain morning letter engine driver mayor figure tenant station".split(
    " ",
  );
const PARAGRAPHS = 22; // some 550 words, as agencies' stories have

const words = (seed: number) => {
  let at = seed * 7_919 + 1;
  return (): string => {
    at = (at * 48_271) % 2_147_483_647;
    return `${WORDS[at % WORDS.length]}${at % 3 === 0 ? (at % 97).toString(36) : ""}`;
  };
};

const bodyOf = (seed: number): string => {
  const word = words(seed);
  return Array.from({ length: PARAGRAPHS }, () => `<p>The ${Array.from({ length: 24 }, word).join(" ")}.</p>`).join("");
};

/** The story of that number as an agency sends it, in each of the formats in turn. */
export const documentOf = (no: number, status: "usable" | "canceled" = "usable"): Buffer => {
  const twin = TWINS[no % TWINS.length]!;
  return Buffer.from(
    twin
      .write({ status, embargo: null })
      .replaceAll(BODY, bodyOf(no))
      .replaceAll(/(halyard:gull|\b9d[34]|:gull(?=:)|(?<=<NewsItemId>)gull)/gu, `$1-${no}`),
  );
};
