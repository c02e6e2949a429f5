const QUOTED_MOST = 600; // letters: more is read where it stands

/** Words as a quotation to answer below: their own quotations are left out, and what is long is cut. */
export const quoteOf = (words: string): string => {
  const own = words
    .split("\n")
    .filter((line) => !/^\s*>/u.test(line))
    .join("\n")
    .trim();
  const cut =
    own.length > QUOTED_MOST
      ? `${own
          .slice(0, QUOTED_MOST)
          .replace(/\s+\S*$/u, "")
          .toWellFormed()}…`
      : own;
  return cut === ""
    ? ""
    : `${cut
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n")}\n\n`;
};
