import { formatNumber } from "./format.ts";
import type { Lang } from "./lang.ts";

const SIZES = { en: ["kB", "MB"], fr: ["ko", "Mo"], ar: ["كيلوبايت", "ميغابايت"] } as const satisfies Record<Lang, readonly string[]>;

/** A number of bytes, rounded up to whole ones of a thousand and some: "256 kB", "20 MB". */
export const formatSize = (lang: Lang, bytes: number): string => {
  const [kilo, mega] = SIZES[lang];
  const [count, unit] = bytes >= 1_048_576 ? [bytes / 1_048_576, mega] : [bytes / 1_024, kilo];
  return `${formatNumber(lang, Math.max(1, Math.round(count)))}\u00A0${unit}`;
};
