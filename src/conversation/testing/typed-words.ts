import fc from "fast-check";

const TAGS = new Set(["p", "br", "a", "blockquote", "ul", "ol", "li", "em", "strong", "code", "pre", "bdi"]);

/** What is wrong with markup that should be ours: a tag or attribute that is not, one out of order or left open; null when nothing is. */
export const faultOf = (html: string): string | null => {
  const open: string[] = [];
  for (const [whole, slash, tag = "", rest = ""] of html.matchAll(/<(\/?)([a-z]+)([^>]*)>/gu)) {
    if (!TAGS.has(tag)) return whole;
    if (tag === "br") continue;
    if (slash === "/") {
      if (open.pop() !== tag) return `${whole} out of order`;
    } else {
      open.push(tag);
      if (!/^(?: (?:href|rel|dir|start)="[^"<>]*")*$/u.test(rest)) return whole;
    }
  }
  if (/<(?!\/?[a-z])/u.test(html)) return "a bare <";
  return open.length === 0 ? null : `${open.join()} left open`;
};

const PIECES = [
  "*",
  "**",
  "_",
  "__",
  "`",
  "```\n",
  "> ",
  "- ",
  "1. ",
  "\n",
  "\n\n",
  "[a](https://x.example)",
  "https://y.example/(z)",
  "@una",
  " ",
];
/** What readers and those who try their luck type. */
export const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...PIECES,
        "<img src=x onerror=alert(1)>",
        'https://ok.example/a"onmouseover="x',
        "javascript:alert(1)",
        "[b](javascript:x)",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));
