import type { Lang } from "#kit";
import type { Letter } from "#outside";
import { absolute, paths } from "#paths";
import type { Decision } from "./decision.ts";
import { letterOf } from "./letter.tsx";
import { measureIn } from "./measure-in.ts";
import { wordsOf } from "./words/index.ts";

export type MailOf = {
  readonly to: string;
  readonly lang: Lang;
  readonly site: string;
  readonly origin: string;
  readonly decision: Decision;
};

const linkOf = ({ origin, decision }: MailOf) => ({ link: absolute(origin, paths.statement(decision.id)) });

/** That something was done to what its reader wrote: what, why, and how to appeal. */
export const statementMail = (of: MailOf): Letter => {
  const { statement: words, mails } = wordsOf(of.lang);
  const { decision } = of;
  const rule = { link: absolute(of.origin, paths.rules(`rule-${decision.rule}`)) };
  return letterOf(of.to, of.lang, mails.statement(of.site), [
    measureIn(of.lang, decision),
    ...(decision.reason === "" ? [words.noReason] : [decision.reason]),
    words.ground(decision.rule),
    rule,
    mails.whole,
    linkOf(of),
    of.site,
  ]);
};

/** What came of an appeal, and why. */
export const appealMail = (of: MailOf & { readonly isReversed: boolean; readonly reason: string }): Letter => {
  const { mails } = wordsOf(of.lang);
  return letterOf(of.to, of.lang, mails.appeal(of.site), [
    of.isReversed ? mails.reversed : mails.upheld,
    of.reason,
    linkOf(of),
    ...(of.isReversed ? [] : [mails.further]),
    of.site,
  ]);
};
