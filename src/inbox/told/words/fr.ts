import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("fr", count);

export const fr: Words = {
  title: "Prévenus de ses corrections",
  who: "Qui a été prévenu",
  follows: "suit l’article",
  replied: "y a répondu",
  seen: "l’a vu",
  told: (told, seen) =>
    `${n(told)} ${plural("fr", told, { one: "lecteur prévenu", other: "lecteurs prévenus" })}${seen === 0 ? "" : `, ${n(seen)} ${plural("fr", seen, { one: "l’a vu", other: "l’ont vu" })}`}`,
  more: (count) => `et ${n(count)} de plus`,
};
