import type { Words } from "./index.ts";

export const en: Words = {
  title: "Corrections and withdrawals",
  about: "What we and our sources got wrong and put right, and what was taken back.",
  corrected: (headline) => `Corrected: ${headline}`,
  withdrawn: "A story was withdrawn",
};
