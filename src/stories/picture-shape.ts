import { PICTURE_SHAPES, type PictureShape } from "#paths";

/** A cut of a picture: its left and top edge and its width, in thousandths of the picture; its height follows from the shape. */
export type Cut = { readonly left: number; readonly top: number; readonly width: number };

/** What has to be seen, and the cuts that somebody made; a shape without one is cut around what has to be seen. */
export type Shaping = {
  readonly focus: { readonly x: number; readonly y: number };
  readonly cuts: Readonly<Record<PictureShape, Cut | null>>;
};

type Size = { readonly width: number; readonly height: number };

/** Pixels of the picture. */
export type Rectangle = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** The middle, a little above: faces stand there. */
const MIDDLE = { x: 500, y: 400 } as const;

export const UNSHAPED: Shaping = { focus: MIDDLE, cuts: { "16x9": null, "4x3": null, "1x1": null } };

const RATIO: Readonly<Record<PictureShape, number>> = { "16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1 };

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(Math.max(least, most), value));

const cutIn = (text: string | null | undefined): Cut | null => {
  const [left, top, width] = (text ?? "").split(",").map(Number);
  return text === "" || left === undefined || top === undefined || width === undefined ? null : { left, top, width };
};

export type ShapeRow = { readonly [Column in "focus_x" | "focus_y"]: number | null } & {
  readonly [Column in "wide" | "middle" | "square"]: string | null;
};

/** A row as it may be missing beside a picture. */
export const shapingIn = (row: ShapeRow | undefined): Shaping => ({
  focus: { x: row?.focus_x ?? MIDDLE.x, y: row?.focus_y ?? MIDDLE.y },
  cuts: { "16x9": cutIn(row?.wide), "4x3": cutIn(row?.middle), "1x1": cutIn(row?.square) },
});

export const rowOfShaping = ({ focus, cuts }: Shaping) => {
  const written = (shape: PictureShape): string => {
    const cut = cuts[shape];
    return cut === null ? "" : `${cut.left},${cut.top},${cut.width}`;
  };
  return { focus_x: focus.x, focus_y: focus.y, wide: written("16x9"), middle: written("4x3"), square: written("1x1") };
};

/** The pixels of a picture that a shape shows: of the cut that was made, else as much as fits around what has to be seen. Never outside of it. */
export const cutOf = ({ focus, cuts }: Shaping, shape: PictureShape, { width, height }: Size): Rectangle => {
  const most = Math.max(1, Math.min(width, Math.round(height * RATIO[shape])));
  const made = cuts[shape];
  const wide = made === null ? most : within(Math.round((made.width * width) / 1_000), 1, most);
  const high = within(Math.round(wide / RATIO[shape]), 1, height);
  const left = made === null ? (focus.x * width) / 1_000 - wide / 2 : (made.left * width) / 1_000;
  const top = made === null ? (focus.y * height) / 1_000 - high / 2 : (made.top * height) / 1_000;
  return { left: within(Math.round(left), 0, width - wide), top: within(Math.round(top), 0, height - high), width: wide, height: high };
};

/** What stands as a cut for the pixels of `cutOf`. */
export const cutFor = ({ left, top, width }: Rectangle, size: Size): Cut => ({
  left: Math.round((left * 1_000) / size.width),
  top: Math.round((top * 1_000) / size.height),
  width: Math.round((width * 1_000) / size.width),
});

/** A cut that somebody made, with the size of what it shows. */
export type PictureCut = { readonly shape: PictureShape; readonly width: number; readonly height: number };

/** The shapes that a picture can be had in, cut by somebody or around what has to be seen; none where its terms forbid to cut it. */
export const shapesOf = (row: Partial<ShapeRow>, size: Size, mayCrop: boolean): readonly PictureCut[] => {
  if (!mayCrop) return [];
  const shaping = shapingIn({ focus_x: null, focus_y: null, wide: null, middle: null, square: null, ...row });
  return PICTURE_SHAPES.map((shape) => {
    const { width, height } = cutOf(shaping, shape, size);
    return { shape, width, height };
  });
};

/** The cuts of a picture that pages show in its place: those that somebody made, and none where its terms forbid to cut it. */
export const cutsMade = (row: Partial<ShapeRow>, size: Size, mayCrop: boolean): readonly PictureCut[] => {
  const made = { "16x9": row.wide ?? "", "4x3": row.middle ?? "", "1x1": row.square ?? "" };
  return shapesOf(row, size, mayCrop).filter(({ shape }) => made[shape] !== "");
};
