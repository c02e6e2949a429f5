import type { Lang } from "#kit";
import type { InboxItem } from "./inbox-view.ts";
import { wordsOf } from "./words/index.ts";

/** A name or headline as a piece of its own direction (UAX 9: FSI … PDI). */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** What an item says, as one sentence without its full stop. */
export const tellItem = (lang: Lang, item: InboxItem): string => {
  if (item.told !== null) return item.told[lang];
  const { kind } = item;
  if (kind === "question" || kind === "note" || kind === "decision") return isolated(item.headline);
  const words = wordsOf(lang);
  const [first, ...others] = item.names.map(isolated);
  const who = first === undefined ? words.someone : others.length === 0 ? first : words.andOthers(first, others.length);
  return words.tell[kind]({ count: item.count, who, headline: isolated(item.headline) });
};
