import fc from "fast-check";
import { absolute, paths } from "#paths";
import type { AsideBlock, Block, Inline } from "#stories";
import type { OutItem } from "../out-item.ts";

const ORIGIN = "https://courier.example";

const word = fc.constantFrom(...'gull hat & <gull> “it sat” é 漢字 مرحبا 1.5 a>b "q" don\'t &amp; ]]> 🦆 C:\\x'.split(" "));
/** A line as readers give it: single blanks, none at its ends. */
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `Gull ${words.join(" ")}`);
const maybeLine = fc.oneof(fc.constant(""), line);
const day = fc.date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2090-01-01T00:00:00Z"), noInvalidDate: true });
/** An instant to the second, which is all that NITF can say. */
const instant = day.map((date) => `${date.toISOString().slice(0, 19)}.000Z`);

const text = line.map((words): Inline => ({ kind: "text", text: words }));
const inside = fc
  .array(
    fc.oneof(
      text,
      fc.record({ kind: fc.constantFrom("em" as const, "strong" as const, "sub" as const, "sup" as const), inside: fc.tuple(text) }),
      fc.record({ kind: fc.constant("link" as const), href: fc.constant("https://pellam.example/a?b=1&c=2"), inside: fc.tuple(text) }),
      fc.constant<Inline>({ kind: "break" }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  // Two breaks in a row part two paragraphs, so no reader ever gives them within one.
  .map((parts): readonly Inline[] => [
    { kind: "text", text: "First " },
    ...parts.flatMap((part): readonly Inline[] => [part, { kind: "text", text: " then " }]),
  ]);

const plainBlock: fc.Arbitrary<AsideBlock> = fc.oneof(
  inside.map((parts): AsideBlock => ({ kind: "paragraph", inside: parts })),
  inside.map((parts): AsideBlock => ({ kind: "heading", level: 2, inside: parts })),
  fc.record({ kind: fc.constant("list" as const), ordered: fc.boolean(), items: fc.array(inside, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant("quote" as const), inside, by: fc.oneof(fc.constant(null), line) }),
  line.map((words): AsideBlock => ({ kind: "preformatted", text: `${words}\n  ${words}` })),
  fc.record({
    kind: fc.constant("table" as const),
    caption: fc.oneof(fc.constant(null), line),
    rows: fc.array(fc.record({ head: fc.boolean(), cells: fc.array(inside, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  { arbitrary: plainBlock, weight: 5 },
  fc.record({
    kind: fc.constant("aside" as const),
    title: fc.oneof(fc.constant(null), line),
    blocks: fc.array(plainBlock, { minLength: 1, maxLength: 3 }),
  }),
  line.map((title): Block => ({ kind: "embed", title, href: "https://video.example/watch?v=1&t=2" })),
  fc.constant<Block>({ kind: "picture", sha: "a".repeat(64) }),
);

const picture = fc.record({ caption: maybeLine, credit: maybeLine, rights: maybeLine, shade: fc.constantFrom("a", "b", "c") });

/** Stories as they leave, of every kind that the rights and the block model know. */
export const outItems: fc.Arbitrary<OutItem> = fc
  .record({
    headline: line.map((words) => `Headline: ${words}`),
    subheadline: maybeLine,
    kicker: maybeLine,
    byline: maybeLine,
    dateline: maybeLine,
    language: fc.constantFrom("", "en", "fr", "ar", "pt-BR"),
    versionCreated: instant,
    firstCreated: fc.oneof(fc.constant(null), instant),
    expiresAt: fc.oneof(fc.constant(null), instant),
    urgency: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 8 })),
    version: fc.integer({ min: 1, max: 99_999 }).map(String),
    blocks: fc.array(block, { minLength: 1, maxLength: 5 }),
    subjects: fc.uniqueArray(
      fc.record({ scheme: fc.constant("medtop" as const), code: fc.constantFrom("15000000", "20000822", "04000000"), name: line }),
      { selector: ({ code }) => code, maxLength: 3 },
    ),
    entities: fc.uniqueArray(fc.record({ kind: fc.constantFrom("person", "organisation", "place", "event"), name: line }), {
      selector: ({ kind, name }) => `${kind} ${name}`,
      maxLength: 4,
    }),
    pictures: fc.uniqueArray(picture, { selector: ({ shade }) => shade, maxLength: 2 }),
    notice: line.map((words) => `© 2026 ${words}`),
    usageTerms: maybeLine,
    holder: line,
    creditLine: line,
    isReserved: fc.boolean(),
    correction: fc.oneof(
      fc.constant(null),
      line.map((note) => ({ note })),
    ),
  })
  .map(({ notice, usageTerms, holder, creditLine, isReserved, pictures, ...item }): OutItem => {
    const url = absolute(ORIGIN, paths.story({ id: "k3m9x4d2", slug: "gull" }));
    return {
      ...item,
      allow: "full",
      guid: "urn:pellam:gull",
      sourceId: null,
      url,
      shortUrl: url,
      provider: "Pellam Agency",
      changedAt: item.versionCreated,
      excerpt: "",
      pictures: pictures.map(({ shade, ...more }) => ({
        ...more,
        href: absolute(ORIGIN, paths.picture({ sha: shade.repeat(64), width: 1280, type: "jpeg" })),
        width: 1280,
        height: 853,
        alt: "",
        lender: null,
      })),
      rights: { holder, year: 2026, notice, usageTerms, creditLine, isReserved },
    };
  });
