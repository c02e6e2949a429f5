import type { Words } from "./index.ts";

export const en: Words = {
  tick: (headline) => `Put together with others: ${headline}`,
  ticks: "Put together",
  together: "Write one story of those ticked",
  togetherHelp: "Their texts one after another, in the order of this list. Each source and its rights line stay with the story.",
};
