import type { Words } from "./index.ts";

export const fr: Words = {
  title: "Corrections et retraits",
  about: "Ce que nous et nos sources avons rectifié, et ce qui a été retiré.",
  corrected: (headline) => `Corrigé : ${headline}`,
  withdrawn: "Un article a été retiré",
};
