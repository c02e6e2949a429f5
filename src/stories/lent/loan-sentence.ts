import { formatInstant, formatList, joinParts, type Lang } from "#kit";
import type { PictureRights } from "#rights";
import type { Frame } from "#ui";
import { lentWordsOf } from "./words/index.ts";

const countriesIn = (lang: Lang, codes: readonly string[]): string => {
  const names = new Intl.DisplayNames([lang], { type: "region" });
  return formatList(
    lang,
    codes.map((code) => names.of(code) ?? code),
  );
};

/** What a picture on loan may do, in a sentence of the reader's language. */
export const loanSentence = ({ lang, site }: Frame, { limits, expiresAt }: PictureRights): string => {
  const words = lentWordsOf(lang);
  const { only, never, pictures, shares } = limits;
  const isSiteOnly = shares?.feed === "none" && shares.api === "none";
  const parts = [
    words.may,
    expiresAt === null ? "" : words.until(formatInstant(lang, site.zone, expiresAt, "moment")),
    isSiteOnly ? words.siteOnly : "",
    only.length === 0 ? "" : words.only(countriesIn(lang, only)),
    never.length === 0 ? "" : words.never(countriesIn(lang, never)),
    pictures.includes("no-crop") ? words.whole : "",
    pictures.includes("no-card") && !isSiteOnly ? words.noCard : "",
  ];
  return `${joinParts(lang, parts)}.`;
};
