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

/** The first language of ours in `wanted` (a saved choice, then an Accept-Language header by its q values, RFC 9110 12.5.4), else `fallback`. */
export const chooseLang = (saved: string | undefined, acceptLanguage: string | undefined, fallback: Lang): Lang => {
  if (saved !== undefined && isLang(saved)) return saved;
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
  for (const { lang } of wanted) if (isLang(lang)) return lang;
  return fallback;
};
