import type { Words } from "./index.ts";

export const ar: Words = {
  title: "التصويبات والسحوبات",
  about: "ما أخطأنا فيه نحن ومصادرنا ثم صوّبناه، وما سُحب.",
  corrected: (headline) => `تصويب: ${headline}`,
  withdrawn: "سُحب خبر",
};
