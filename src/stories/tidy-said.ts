const LETTERS_MOST = 4_000;

/** What somebody typed of a picture, as it is kept: no control characters but tab and line end, no blanks at the ends, not longer than anybody reads. */
export const tidySaid = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, " ")
    .trim()
    .slice(0, LETTERS_MOST);
