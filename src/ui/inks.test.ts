import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { INKS } from "./inks.ts";

const css = (file: string): string => readFileSync(fileURLToPath(new URL(`css/${file}`, import.meta.url)), "utf8");

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = (hex.slice(1).match(/../gu) ?? []).map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

const valueOf = (block: string, name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`, "u").exec(block)?.[1] ?? "none";

test("every second ink can be read on every ground of the site, by day and by night", () => {
  const tokens = css("tokens.css");
  const grounds = {
    light: tokens.slice(0, tokens.indexOf("prefers-color-scheme: dark")),
    dark: tokens.slice(tokens.indexOf(':root[data-theme="dark"]')),
  };
  const inks = css("inks.css");
  const blockOf = (ink: string, light: "light" | "dark"): string => {
    if (ink === "red") return grounds[light];
    const selector = light === "light" ? `  :root[data-ink="${ink}"] {` : `:root[data-theme="dark"][data-ink="${ink}"] {`;
    const block = inks.slice(inks.indexOf(selector)).split("}")[0] ?? "";
    if (light === "dark") expect(inks).toContain(`:root[data-ink="${ink}"]:not([data-theme="light"]) {${block.split("{")[1]}}`);
    return block;
  };
  for (const ink of INKS)
    for (const light of ["light", "dark"] as const) {
      const [block, ground] = [blockOf(ink, light), grounds[light]];
      const [here, tint, on] = [valueOf(block, "here"), valueOf(block, "tint"), valueOf(block, "on-here")];
      const pairs = [...["paper", "sheet", "shade"].map((name) => [here, valueOf(ground, name)]), [here, tint], [on, here]];
      pairs.push([valueOf(ground, "ink"), tint], [valueOf(ground, "ink-2"), tint]);
      for (const [a = "", b = ""] of pairs) expect([ink, light, a, b, contrast(a, b) >= 4.5]).toEqual([ink, light, a, b, true]);
    }
});
