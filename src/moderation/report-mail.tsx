import type { Lang } from "#kit";
import type { Letter } from "#outside";
import { absolute, paths } from "#paths";
import { letterOf } from "./letter.tsx";
import { wordsOf } from "./words/index.ts";

type ReportOf = { readonly to: string; readonly lang: Lang; readonly site: string; readonly origin: string; readonly target: string };

/** That a notice has come in (DSA, Article 16 (4)). */
export const receiptMail = (of: ReportOf): Letter => {
  const { mails } = wordsOf(of.lang);
  return letterOf(of.to, of.lang, mails.receipt(of.site), [mails.receiptBody, of.target, of.site]);
};

/** What came of it (DSA, Article 16 (5)). */
export const reportedMail = (of: ReportOf & { readonly outcome: "kept" | "removed" }): Letter => {
  const { mails } = wordsOf(of.lang);
  return letterOf(of.to, of.lang, mails.reported(of.site), [
    of.outcome === "removed" ? mails.reportRemoved : mails.reportKept,
    of.target,
    { link: absolute(of.origin, paths.rules()) },
    mails.reportFurther,
    of.site,
  ]);
};
