import { excerptOf } from "#kit";
import { type Allowance, type Asked, type Outlet, permit, type Permit, type Permitted } from "#rights";
import { type Block, paragraphsOf, textsOf } from "./block.ts";

declare const permitted: unique symbol;

/** As much of a story's text as may leave by an outlet. Only `sealText` makes one, so whoever holds one has asked. */
export type PermittedText = {
  readonly allow: Allowance;
  readonly permit: Permit;
  /** Empty where only headline and link may go. */
  readonly deck: string;
  /** The beginning, where that is all that may go. */
  readonly excerpt: string | null;
  /** The whole body; null where less may go. */
  readonly blocks: readonly Block[] | null;
  readonly [permitted]: true;
};

/** The only way to a story's text: names the outlet and when, and where it is known in which country, somebody asks. */
export type TextFor = (outlet: Outlet, asked: Asked) => PermittedText;

/** Closes a text behind its rights. */
export const sealText =
  (text: { readonly deck: string; readonly blocks: readonly Block[] }, subject: Permitted): TextFor =>
  (outlet, asked) => {
    const answer = permit(subject, outlet, asked);
    const { allow } = answer;
    return {
      allow,
      permit: answer,
      deck: allow === "full" || allow === "excerpt" ? text.deck : "",
      excerpt: allow === "excerpt" ? excerptOf(paragraphsOf(text.blocks).join(" "), answer.excerpt) : null,
      blocks: allow === "full" ? text.blocks : null,
    } as PermittedText;
  };

/** The words of each block that may leave, at the block's place; none where less than the whole may. */
export const passagesIn = (text: PermittedText): readonly string[] => textsOf(text.blocks ?? []);
