import type { Lang } from "#kit";
import type { InboxItem } from "./inbox-view.ts";
import { type NoticeKind, TOLD_KINDS, type ToldKind } from "./notice.ts";
import { wordsOf } from "./words/index.ts";

/** A name or headline as a piece of its own direction (UAX 9: FSI … PDI). */
const isolated = (text: string): string => `\u2068${text}\u2069`;

const isTold = (kind: NoticeKind): kind is ToldKind => TOLD_KINDS.some((each) => each === kind);

/** What an item says, as one sentence without its full stop. */
export const tellItem = (lang: Lang, item: InboxItem): string => {
  if (item.told !== null) return item.told[lang];
  const { kind } = item;
  if (isTold(kind)) return isolated(item.headline);
  const words = wordsOf(lang);
  const [first, ...others] = item.names.map(isolated);
  const who = first === undefined ? words.someone : others.length === 0 ? first : words.andOthers(first, others.length);
  return words.tell[kind]({ count: item.count, who, headline: isolated(item.headline) });
};
