import type { Words } from "./index.ts";

export const en: Words = {
  made: ({ holder, year, terms }) => `© ${year} ${holder}. ${terms}`,
  part: (credit, line) => `With material of ${credit}: ${line}`,
  hole: {
    "no-notice": "The item came without a copyright notice. The line under it is made from the source’s profile.",
    "no-holder": "The copyright notice names no holder. The line under it is made from the source’s profile.",
    "no-year": "The copyright notice has a gap where the year should be. The line under it is made from the source’s profile.",
    placeholder: "The copyright notice holds a placeholder that nobody filled in. The line under it is made from the source’s profile.",
    "sign-only": "The copyright notice is a sign with nothing behind it. The line under it is made from the source’s profile.",
  },
  defaultTerms: "All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
};
