import { type Instant, instantIn } from "#kit";
import { PICTURE_SHAPES, type PictureShape } from "#paths";
import { type Cut, cutFor, cutOf, type Shaping } from "../picture-shape.ts";
import { type Said, SAID_FIELDS } from "./library-picture.ts";

export type Form = Readonly<Record<string, unknown>>;

export const textIn = (form: Form, name: string): string => {
  const value = form[name];
  return typeof value === "string" ? value : "";
};

export const saidIn = (form: Form): Said => Object.fromEntries(SAID_FIELDS.map((field) => [field, textIn(form, field)])) as Said;

/** The end of a day on the site's clocks; null where none was typed, undefined where it is no day. */
export const endIn = (zone: string, typed: string): Instant | null | undefined => {
  if (typed.trim() === "") return null;
  const ms = /^\d{4}-\d{2}-\d{2}$/u.test(typed) ? Date.parse(`${typed}T23:59:59.999Z`) : Number.NaN;
  return Number.isNaN(ms) ? undefined : instantIn(zone, ms);
};

/** Percent, with a comma or a point, as whole thousandths; null for anything else. */
const thousandths = (text: string, least: number): number | null => {
  const value = Number(text.trim().replace(",", "."));
  if (text.trim() === "" || !Number.isFinite(value) || value < least || value > 100) return null;
  return Math.round(value * 10);
};

const cutTyped = (form: Form, shape: PictureShape): Cut | null | undefined => {
  const texts = ["left", "top", "width"].map((edge) => textIn(form, `${shape}-${edge}`));
  if (texts.every((text) => text.trim() === "")) return null;
  const [left, top, width] = texts.map((text, place) => thousandths(text, place === 2 ? 1 : 0));
  if (left === null || left === undefined || top === null || top === undefined || width === null || width === undefined) return undefined;
  return { left, top, width };
};

/** What was typed of a picture's shapes; null where something of it is no number from 0 to 100. */
export const shapingTyped = (form: Form): Shaping | null => {
  const [x, y] = [thousandths(textIn(form, "focus-x"), 0), thousandths(textIn(form, "focus-y"), 0)];
  const cuts = PICTURE_SHAPES.map((shape) => [shape, cutTyped(form, shape)] as const);
  if (x === null || y === null || cuts.some(([, cut]) => cut === undefined)) return null;
  return { focus: { x, y }, cuts: Object.fromEntries(cuts) as Shaping["cuts"] };
};

/** Cuts of all shapes around what has to be seen. */
export const proposed = (shaping: Shaping, size: { readonly width: number; readonly height: number }): Shaping => {
  const bare: Shaping = { focus: shaping.focus, cuts: { "16x9": null, "4x3": null, "1x1": null } };
  const cuts = PICTURE_SHAPES.map((shape) => [shape, cutFor(cutOf(bare, shape, size), size)]);
  return { focus: shaping.focus, cuts: Object.fromEntries(cuts) as Shaping["cuts"] };
};
