import { z } from "zod";
import { done, refuse, type Result } from "#kit";
import type { MediaTopic, MediaTopics } from "./media-topic.ts";

const texts = z.record(z.string(), z.string()).optional();

const concept = z.object({
  uri: z.string().regex(/\/\d{8}$/u),
  broader: z.array(z.string()).optional(),
  retired: z.string().optional(),
  prefLabel: z.record(z.string(), z.string()),
  changeNote: texts,
  note: texts,
});

const scheme = z.object({
  uri: z.literal("http://cv.iptc.org/newscodes/mediatopic/"),
  dateReleased: z.string().regex(/^\d{4}-\d{2}-\d{2}/u),
  conceptSet: z.array(concept).min(1).max(20_000),
});

/** Country codes that the IPTC writes where a language belongs, and the tags that we keep names under. */
const TAGS: ReadonlyMap<string, string> = new Map([
  ["en-GB", "en"],
  ["se", "sv"],
  ["dk", "da"],
  ["pt-PT", "pt"],
  ["zh-Hans", "zh"],
]);

const NAME_LETTERS = 200;

const namesOf = (labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(labels).flatMap(([lang, label]) => {
      const name = label.replace(/\s+/gu, " ").trim().slice(0, NAME_LETTERS);
      return name === "" ? [] : [[TAGS.get(lang) ?? lang, name]];
    }),
  );

const codeOf = (uri: string | undefined): string | null => /(\d{8})$/u.exec(uri ?? "")?.[1] ?? null;

/** The release says in prose what takes a retired concept's place: by its code, or by its name after "Use". */
const replacementIn = (notes: readonly string[], own: string, byName: ReadonlyMap<string, string>): string | null => {
  const code = notes.flatMap((note) => [...note.matchAll(/(?<!\d)(\d{8})(?!\d)/gu)].map(([found]) => found)).find((found) => found !== own);
  if (code !== undefined) return code;
  const name = notes.map((note) => /\buse (?:media topic )?([^+(.,]+)/iu.exec(note)?.[1]?.trim().toLowerCase()).find((found) => found);
  return name === undefined ? null : (byName.get(name) ?? null);
};

/**
 * The IPTC's Media Topics as its server gives them (cv.iptc.org/newscodes/mediatopic/?format=json&lang=x-all): codes, names in every
 * language, the tree and what was retired. The problem is a sentence.
 */
export const readMediaTopics = (text: string): Result<MediaTopics, string> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse("This is no JSON. Get the list from the IPTC with ?format=json&lang=x-all.");
  }
  const given = scheme.safeParse(json);
  if (!given.success) {
    const [issue] = given.error.issues;
    return refuse(
      `This is not the IPTC's list of Media Topics in JSON: at ${issue?.path.join(".") || "its beginning"}, ${issue?.message ?? "it differs"}.`,
    );
  }
  const { conceptSet, dateReleased } = given.data;
  const byName = new Map(
    conceptSet
      .filter(({ retired }) => retired === undefined)
      .map(({ uri, prefLabel }) => [(prefLabel["en-GB"] ?? prefLabel["en"] ?? "").toLowerCase(), codeOf(uri) ?? ""]),
  );
  const codes = new Set(conceptSet.map(({ uri }) => codeOf(uri)));
  const topics = conceptSet.flatMap((each): readonly MediaTopic[] => {
    const code = codeOf(each.uri);
    const names = namesOf(each.prefLabel);
    if (code === null || names["en"] === undefined) return [];
    const parent = codeOf(each.broader?.[0]);
    const notes = [...Object.values(each.changeNote ?? {}), ...Object.values(each.note ?? {})];
    const replacedBy = each.retired === undefined ? null : replacementIn(notes, code, byName);
    return [
      {
        code,
        parent: parent !== null && codes.has(parent) ? parent : null,
        isRetired: each.retired !== undefined,
        replacedBy: replacedBy !== null && codes.has(replacedBy) ? replacedBy : null,
        names,
      },
    ];
  });
  return done({ released: dateReleased.slice(0, 10), topics: topics.toSorted((a, b) => (a.code < b.code ? -1 : 1)) });
};
