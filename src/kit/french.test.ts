import { glob, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { french } from "./index.ts";

const SRC = fileURLToPath(new URL("..", import.meta.url));
/** A space that a line may break at, before a sign that stands with the word before it, or after an opening quotation mark. */
const LOOSE = / (?=[;!?](?:\s|$)|:(?:\s|$)|»)|« |[\u00A0 ](?=[;!?](?:\s|$))/u;

/** Every text in `words`, its functions called with texts that stand for anything. */
const textsIn = (words: unknown): readonly string[] => {
  if (typeof words === "string") return [words];
  if (typeof words === "function") {
    try {
      return textsIn((words as (...given: readonly unknown[]) => unknown)(2, "Un titre", "Un nom", "Un lieu"));
    } catch {
      return []; // it wants more than texts and numbers; what it makes goes through the same function
    }
  }
  return words !== null && typeof words === "object" ? Object.values(words).flatMap(textsIn) : [];
};

test("French signs stand with the word before them, by the space that each wants, also in what a function makes", () => {
  const words = french({
    ask: "Voulez-vous cette lettre ? Oui ! Non ; voici : « la lettre ».",
    at: "Fin à 07:00, voir https://site.example/?q=1 ",
    of: (list: string, no: number) => ({ title: `Prendre : ${list} ?`, lines: [`${no} !`] }),
  });
  expect(words.ask).toBe("Voulez-vous cette lettre\u202F? Oui\u202F! Non\u202F; voici\u00A0: «\u00A0la lettre\u00A0».");
  expect(words.at).toBe("Fin à 07:00, voir https://site.example/?q=1 ");
  expect(words.of("Sport", 2)).toEqual({ title: "Prendre\u00A0: Sport\u202F?", lines: ["2\u202F!"] });
});

test("spacing a French text twice changes nothing, and no other letter of it", () => {
  const text = fc.string({ unit: fc.constantFrom(..."aé ;:!?«»\u00A0\u202F.…") });
  fc.assert(
    fc.property(text, (given) => {
      const once = french(given);
      expect(french(once)).toBe(once);
      expect(once.replaceAll(/[ \u00A0\u202F]/gu, "")).toBe(given.replaceAll(/[ \u00A0\u202F]/gu, ""));
    }),
  );
});

test("the French of every room is spaced alike", async () => {
  const loose: string[] = [];
  let read = 0;
  for await (const file of glob("**/words/**/*.ts", { cwd: SRC })) {
    const source = await readFile(`${SRC}${file}`, "utf8");
    if (!/from "\.\/(?:\w+-)?fr\.ts"/u.test(source) || /\bfr(?:: Words|: \w+Words)? = |Fr\b[^\n]* = /u.test(source)) continue;
    read += 1;
    if (!/fr: french\(/u.test(source)) loose.push(file);
    const made = (await import(/* @vite-ignore */ new URL(`../${file}`, import.meta.url).href)) as Readonly<Record<string, unknown>>;
    const say = Object.entries(made).find(([name]) => name.endsWith("ordsOf"))?.[1] as ((lang: string) => unknown) | undefined;
    for (const text of textsIn(say?.("fr"))) if (LOOSE.test(text)) loose.push(`${file}: ${text}`);
  }
  expect(loose).toEqual([]);
  expect(read).toBeGreaterThan(30);
});
