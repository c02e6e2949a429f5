import { z } from "zod";
import type { AsideBlock, Block, Inline } from "../block.ts";
import { readBody, writeBody } from "./body-markup.ts";

const DEEPEST = 6; // each of the four marks, a link and the words
const text = z.string().max(1_000_000);
const run = z.strictObject({ kind: z.literal("text"), text });
const turn = z.strictObject({ kind: z.literal("break") });

/** Marks within marks, as deep as they can say anything new. */
const inlineWithin = (depth: number): z.ZodType<Inline> => {
  if (depth === 0) return z.union([run, turn]);
  const inside = z.array(inlineWithin(depth - 1));
  const mark = z.strictObject({ kind: z.enum(["em", "strong", "sub", "sup"]), inside });
  return z.union([run, turn, mark, z.strictObject({ kind: z.literal("link"), href: z.string().max(2_000), inside })]);
};

const inside = z.array(inlineWithin(DEEPEST));

const unboxed: z.ZodType<AsideBlock> = z.union([
  z.strictObject({ kind: z.literal("paragraph"), inside }),
  z.strictObject({ kind: z.literal("heading"), level: z.union([z.literal(2), z.literal(3), z.literal(4)]), inside }),
  z.strictObject({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(inside) }),
  z.strictObject({ kind: z.literal("quote"), inside, by: text.nullable() }),
  z.strictObject({ kind: z.literal("preformatted"), text }),
  z.strictObject({
    kind: z.literal("table"),
    caption: text.nullable(),
    rows: z.array(z.strictObject({ head: z.boolean(), cells: z.array(inside) })),
  }),
  z.strictObject({ kind: z.literal("rule") }),
  z.strictObject({ kind: z.literal("picture"), sha: z.string().regex(/^[0-9a-f]{64}$/u) }),
  z.strictObject({ kind: z.literal("embed"), href: z.string().max(2_000), title: text }),
]);

/** A body as a program sends it: exactly the blocks of ours, nothing beside them. */
export const blocksGiven: z.ZodType<readonly Block[]> = z
  .array(z.union([unboxed, z.strictObject({ kind: z.literal("aside"), title: text.nullable(), blocks: z.array(unboxed) })]))
  .max(5_000);

/** The body that those blocks make, in its one form, as an editor's own would be; pictures that are none of `known`'s have no place in it. */
export const bodyOfBlocks = (given: readonly Block[], known: readonly Block[]): readonly Block[] => {
  const shas = new Set(
    known.flatMap(function shasOf(block): readonly string[] {
      return block.kind === "picture" ? [block.sha] : block.kind === "aside" ? block.blocks.flatMap(shasOf) : [];
    }),
  );
  const isOurs = (block: Block): boolean => block.kind !== "picture" || shas.has(block.sha);
  const ours = given.filter(isOurs).map((block) => (block.kind === "aside" ? { ...block, blocks: block.blocks.filter(isOurs) } : block));
  return readBody(writeBody(ours));
};
