import type { Words } from "./index.ts";

export const ar: Words = {
  tick: (headline) => `اجمعها مع غيرها: ${headline}`,
  ticks: "الجمع",
  together: "اكتب مقالًا واحدًا مما وُضعت عليه علامة",
  togetherHelp: "نصوصها واحدًا بعد آخر بترتيب هذه القائمة. ويبقى مع المقال كل مصدر وسطر حقوقه.",
};
