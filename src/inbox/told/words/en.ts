import { formatNumber, plural } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("en", count);

export const en: Words = {
  title: "Told of its corrections",
  who: "Who was told",
  follows: "follows the story",
  replied: "replied to it",
  seen: "has seen it",
  told: (told, seen) =>
    `${n(told)} ${plural("en", told, { one: "reader", other: "readers" })} told${seen === 0 ? "" : `, ${n(seen)} ${plural("en", seen, { one: "has", other: "have" })} seen it`}`,
  more: (count) => `and ${n(count)} more`,
};
