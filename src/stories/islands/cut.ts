/** Lets the frames of a picture's cuts, and the point that has to be seen, be dragged over it; the number fields stay what is sent. */

const RATIOS: Readonly<Record<string, number>> = { "16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1 };

const cutting = document.querySelector<HTMLFormElement>("form#cutting");
const board = document.querySelector<HTMLElement>("#canvas");
const shown = board?.querySelector("img") ?? null;

const within = (value: number, most: number): number => Math.max(0, Math.min(Math.max(0, most), value));

const start = (form: HTMLFormElement, canvas: HTMLElement, image: HTMLImageElement): void => {
  const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;
  const numbers = (...names: readonly string[]): readonly number[] => names.map((name) => Number(field(name).value));
  const put = (name: string, value: number): void => void (field(name).value = String(Math.round(value * 10) / 10));
  const high = (shape: string, width: number): number =>
    ((width * image.width) / image.height / (RATIOS[shape] ?? 1)) * (image.height > 0 ? 1 : 0);

  /** Follows a pointer that was pressed on `handle`; tells how far it went, in percent of the picture. */
  const drag = (handle: HTMLElement, began: () => void, moved: (x: number, y: number) => void): void => {
    handle.addEventListener("pointerdown", (down) => {
      down.preventDefault();
      down.stopPropagation();
      handle.setPointerCapture(down.pointerId);
      began();
      const move = (event: PointerEvent): void => {
        const box = image.getBoundingClientRect();
        moved(((event.clientX - down.clientX) * 100) / box.width, ((event.clientY - down.clientY) * 100) / box.height);
        draw();
      };
      const end = (): void => handle.removeEventListener("pointermove", move);
      handle.addEventListener("pointermove", move);
      handle.addEventListener("pointerup", end, { once: true });
      handle.addEventListener("pointercancel", end, { once: true });
    });
  };

  const made = (tag: string, className: string, parent: HTMLElement): HTMLElement => {
    const element = document.createElement(tag);
    element.className = className;
    element.setAttribute("aria-hidden", "true");
    parent.append(element);
    return element;
  };

  const point = made("span", "point", canvas);
  const frames = [...form.querySelectorAll<HTMLElement>("[data-shape]")].map((fieldset) => {
    const shape = fieldset.dataset["shape"] ?? "";
    const frame = made("span", "frame", canvas);
    frame.dataset["name"] = shape.replace("x", ":");
    return { shape, frame, corner: made("span", "corner", frame) };
  });

  const draw = (): void => {
    const [x = 50, y = 50] = numbers("focus-x", "focus-y");
    point.style.left = `${x}%`;
    point.style.top = `${y}%`;
    for (const { shape, frame } of frames) {
      const isMade = field(`${shape}-width`).value !== "";
      frame.hidden = !isMade;
      const [left = 0, top = 0, width = 0] = numbers(`${shape}-left`, `${shape}-top`, `${shape}-width`);
      frame.style.left = `${left}%`;
      frame.style.top = `${top}%`;
      frame.style.width = `${width}%`;
      frame.style.height = `${high(shape, width)}%`;
      // Of frames that lie over each other, the smaller can be had hold of.
      frame.style.zIndex = String(10_000 - Math.round(width * high(shape, width)));
    }
  };

  let from: readonly number[] = [];
  drag(
    point,
    () => void (from = numbers("focus-x", "focus-y")),
    (x, y) => {
      put("focus-x", within((from[0] ?? 0) + x, 100));
      put("focus-y", within((from[1] ?? 0) + y, 100));
    },
  );
  for (const { shape, frame, corner } of frames) {
    const names = ["left", "top", "width"].map((edge) => `${shape}-${edge}`);
    const [left = "", top = "", width = ""] = names;
    drag(
      frame,
      () => void (from = numbers(...names)),
      (x, y) => {
        const [wide = 0] = numbers(width);
        put(left, within((from[0] ?? 0) + x, 100 - wide));
        put(top, within((from[1] ?? 0) + y, 100 - high(shape, wide)));
      },
    );
    drag(
      corner,
      () => void (from = numbers(...names)),
      (x) => {
        const [at = 0, above = 0, wide = 0] = from;
        const most = Math.min(100 - at, ((100 - above) * wide) / Math.max(0.001, high(shape, wide)));
        put(width, Math.max(5, within(wide + x, most)));
      },
    );
  }
  form.addEventListener("input", draw);
  for (const hint of document.querySelectorAll<HTMLElement>("[data-with-script]")) hint.hidden = false;
  draw();
  image.addEventListener("load", draw);
};

if (cutting !== null && board !== null && shown !== null) start(cutting, board, shown);
