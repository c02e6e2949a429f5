import { formatNumber } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("ar", count);

export const ar: Words = {
  title: "من أُخبر بتصحيحاته",
  who: "من أُخبر",
  follows: "يتابع الخبر",
  replied: "ردّ عليه",
  seen: "رآه",
  told: (told, seen) => `أُخبر من القراء: ${n(told)}${seen === 0 ? "" : `، ورآه منهم: ${n(seen)}`}`,
  more: (count) => `وآخرون: ${n(count)}`,
};
