import type { Path } from "#paths";

/** A stretch of a block's text (`textOfBlock`, UTF-16 units) that leads to what was added to it; `count` things. */
export type Mark = {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly href: Path;
  /** Ids of the elements that say what stands behind the mark, with blanks between them. */
  readonly describedBy: string;
  readonly count: number;
};

/** Writes the texts of a block one after the other, in their order; `skip` counts letters that stand in the block's text and are no text of its inlines. */
export type TextWriter = { readonly text: (text: string, isInLink: boolean) => string; readonly skip: (units: number) => void };

export const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");

/** The end of a mark: its last word cannot be parted from the sign that follows it. */
const close = (text: string, count: number): string => {
  const [, head = "", word = text] = /^(.*?)(\S+\s*)$/su.exec(text) ?? [];
  const number = count > 1 ? `<b aria-hidden="true">${count}</b>` : ""; // to the ear it would be part of the word
  return `${escapeText(head)}<span>${escapeText(word)}${number}</span>`;
};

const written = (text: string, mark: Mark, isEnd: boolean, isInLink: boolean): string => {
  const inside = isEnd ? close(text, mark.count) : escapeText(text);
  if (isInLink) return `<span class="mark">${inside}</span>`;
  const away = isEnd ? "" : ' tabindex="-1"'; // one stop for the keyboard however many pieces a passage has
  return `<a class="mark" href="${escapeText(mark.href)}" aria-describedby="${escapeText(mark.describedBy)}"${away}>${inside}</a>`;
};

/** A writer that wraps the marked stretches of one block. Marks do not overlap and stand in order. */
export const markWriter = (marks: readonly Mark[]): TextWriter => {
  let at = 0;
  return {
    skip: (units) => {
      at += units;
    },
    text: (text, isInLink) => {
      const from = at;
      at += text.length;
      let done = 0;
      let html = "";
      for (const mark of marks) {
        const [start, end] = [Math.max(0, mark.start - from), Math.min(text.length, mark.end - from)];
        if (start >= end) continue;
        html += escapeText(text.slice(done, start)) + written(text.slice(start, end), mark, mark.end <= at, isInLink);
        done = end;
      }
      return html + escapeText(text.slice(done));
    },
  };
};
