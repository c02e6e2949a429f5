/** The languages of the interface. A story's own language is independent of it. */
export const LANGS = ["en", "fr", "ar"] as const;
export type Lang = (typeof LANGS)[number];

const RTL = new Set(["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"]);

/** Writing direction of a BCP 47 tag by its language subtag, or by its script where it names one. */
export const dirOf = (tag: string): "ltr" | "rtl" => {
  const parts = tag.toLowerCase().split("-");
  const script = parts.slice(1).find((part) => part.length === 4);
  if (script !== undefined) return ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"].includes(script) ? "rtl" : "ltr";
  return RTL.has(parts[0] ?? "") ? "rtl" : "ltr";
};

const isLang = (value: string): value is Lang => (LANGS as readonly string[]).includes(value);

/** The first language of ours that is asked for: by a saved choice, else by an Accept-Language header by its q values (RFC 9110 12.5.4); null where none of ours is. */
export const askedLang = (saved: string | undefined, acceptLanguage: string | undefined, spoken: readonly Lang[] = LANGS): Lang | null => {
  const isSpoken = (value: string): value is Lang => isLang(value) && spoken.includes(value);
  if (saved !== undefined && isSpoken(saved)) return saved;
  const wanted = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part, order) => {
      const [tag = "", ...params] = part.trim().toLowerCase().split(";");
      const q = params.map((param) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/u.exec(param)?.[1]).find((found) => found !== undefined);
      return { lang: tag.split("-")[0] ?? "", q: q === undefined ? 1 : Number(q), order };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q || a.order - b.order);
  for (const { lang } of wanted) if (isSpoken(lang)) return lang;
  return null;
};

/** The language asked for, else `fallback`. */
export const chooseLang = (
  saved: string | undefined,
  acceptLanguage: string | undefined,
  fallback: Lang,
  spoken: readonly Lang[] = LANGS,
): Lang => askedLang(saved, acceptLanguage, spoken) ?? fallback;
