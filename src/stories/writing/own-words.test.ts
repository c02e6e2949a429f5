import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_COPY } from "./copy.ts";
import { typedBeside } from "./own-words.ts";

const copy = (body: string, headline = "") => ({ ...NO_COPY, headline, body });
const CAME = ["Heron stands", "One of the herons stands.", "Two of them wait."];

test("what was typed into a text that is withdrawn stays, and where its words stood stands a sign", () => {
  const typed = copy("Ours: One of the herons stands. So far.\n\nTwo of them wait.\n\nA line of our own.", "Heron stands");
  expect(typedBeside([typed], CAME)).toEqual(["Ours: … So far.", "A line of our own."]);
});

test("what an older version held besides stands once, after what is newest", () => {
  expect(typedBeside([copy("New line here."), copy("New line here.\n\nOlder line there.")], CAME)).toEqual([
    "New line here.",
    "Older line there.",
  ]);
});

test("whatever was typed, no three words of a withdrawn text come back in their order, and no other word is lost", () => {
  const word = fc.constantFrom("heron", "gull", "stands", "on", "the", "hall", "waits", "Two", "of");
  const line = fc.array(word, { minLength: 3, maxLength: 8 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.array(line, { minLength: 1, maxLength: 4 }), (mine, theirs) => {
      const left = typedBeside([copy([...mine, `${theirs[0] ?? ""} zebra`].join("\n\n"))], theirs);
      const runs = (text: string): string[] => {
        const words = text.toLowerCase().split(/\s+/u);
        return words.slice(2).map((_, place) => words.slice(place, place + 3).join(" "));
      };
      const gone = new Set(theirs.flatMap(runs));
      expect(
        left
          .flatMap((each) => each.split("…"))
          .flatMap(runs)
          .filter((run) => gone.has(run)),
      ).toEqual([]);
      expect(left.join(" ")).toContain("zebra");
    }),
  );
});
