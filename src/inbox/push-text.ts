import { dirOf, excerptOf, type Lang } from "#kit";
import { paths } from "#paths";
import type { InboxItem } from "./inbox-view.ts";
import type { NoticeKind } from "./notice.ts";
import { tellItem } from "./tell-item.ts";
import { wordsOf } from "./words/index.ts";

/** Of these a locked screen says no more than that there is something: they are between the member and the house. */
const PRIVATE: ReadonlySet<NoticeKind> = new Set(["decision", "taken-off"]);

const LETTERS = 180; // as much as systems show

export type PushSaying = { readonly lang: Lang; readonly site: string; readonly items: readonly InboxItem[]; readonly topic: string };

/** What a device is sent: JSON that the service worker shows. Nothing of what others wrote, only who wrote and where. */
export const pushText = ({ lang, site, items, topic }: PushSaying): string => {
  const [first] = items;
  const isOne = items.length === 1 && first !== undefined && !PRIVATE.has(first.kind);
  const body = isOne ? excerptOf(tellItem(lang, first), LETTERS) : wordsOf(lang).mail.subject(items.length, site);
  return JSON.stringify({ title: site, body, url: isOne ? first.href : paths.inbox(), tag: topic, lang, dir: dirOf(lang) });
};
