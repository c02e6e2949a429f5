import { askedLang } from "#kit";
import { cookieIn, hasSession } from "./cookie-in.ts";

/** What a page varies by besides its address, as one short text; null: this reader's pages are not shared. */
export type VariantOf = (cookie: string | undefined, acceptLanguage: string | undefined) => string | null;

const LANGUAGES_KNOWN_MOST = 1_000; // different Accept-Language headers remembered
const THEME = /^[a-z]{1,12}$/u;
const KEY_CHARACTERS_MOST = 1_000;

/**
 * The language that is asked for (none where we speak none of those), theme and whether notes are read, of a reader without an account, by the cookies `lang`, `theme`, `notes` and by
 * Accept-Language. It holds whichever language the site itself is in: that can change while pages are kept.
 */
export const readerVariant = (): VariantOf => {
  const known = new Map<string | undefined, string>();
  return (cookie, acceptLanguage) => {
    if (cookie === undefined) {
      const remembered = known.get(acceptLanguage);
      if (remembered !== undefined) return remembered;
    }
    const theme = cookieIn(cookie, "theme") ?? "";
    const variant = `${askedLang(cookieIn(cookie, "lang"), acceptLanguage) ?? ""} ${THEME.test(theme) ? theme : ""}${cookieIn(cookie, "notes") === "off" ? " bare" : ""}`;
    if (cookie === undefined && known.size < LANGUAGES_KNOWN_MOST) known.set(acceptLanguage, variant);
    return variant;
  };
};

/** The key of a page in the cache; null for whoever has a session or a token, and for addresses too long to keep. */
export const pageKey = (
  url: string,
  cookie: string | undefined,
  acceptLanguage: string | undefined,
  authorization: string | undefined,
  variantOf: VariantOf,
): string | null => {
  if (authorization !== undefined || hasSession(cookie) || url.length > KEY_CHARACTERS_MOST) return null;
  const variant = variantOf(cookie, acceptLanguage);
  return variant === null ? null : `${variant} ${url}`;
};
