import { type Instant } from "#kit";
import { type Href } from "#paths";
import { type Frame } from "../frame.ts";
import { classes } from "../typography.ts";
import { wordsOf } from "../words/index.ts";

export type LineItem = {
  /** A time, a place, a step: set bold. */
  readonly label: string;
  readonly at?: Instant | undefined;
  readonly text?: string | undefined;
  readonly href?: Href | undefined;
  /** Added here: a caret instead of a tick. */
  readonly here?: boolean | undefined;
  readonly current?: boolean | "step" | undefined;
};
export type LineProps = { readonly items: readonly LineItem[]; readonly flat?: boolean | undefined };

const current = (item: LineItem): { "aria-current"?: "step" | "true" } =>
  item.current === undefined || item.current === false ? {} : { "aria-current": item.current === "step" ? "step" : "true" };

const Stop = ({ item }: { readonly item: LineItem }) => {
  const linked = item.href !== undefined;
  const label = item.at === undefined ? item.label : <time datetime={item.at}>{item.label}</time>;
  return (
    <li class={classes(item.here === true && "here")} {...current(item)}>
      <b>{linked && item.text === undefined ? <a href={item.href}>{label}</a> : label}</b>
      {item.text === undefined ? null : linked ? <a href={item.href}>{item.text}</a> : item.text}
    </li>
  );
};

/** The life of a thing in time, places along a river, the steps of a way: a line with a tick for each. */
export const Line = ({ items, flat = false }: LineProps) => (
  <ol class={classes("line", flat && "flat")}>
    {items.map((item) => (
      <Stop item={item} />
    ))}
  </ol>
);

/** How a story grew. On its page it stands in the margin under a heading; on a front (`flat`) under the picture. */
export const LifeLine = ({ frame, items, flat = false }: LineProps & { readonly frame: Frame }) => {
  const label = wordsOf(frame.lang).howItGrew;
  // Focusable, because on a phone it is pulled sideways and a keyboard must be able to.
  if (flat) {
    return (
      <div class="life" role="group" aria-label={label} tabindex={0}>
        <Line items={items} flat />
      </div>
    );
  }
  return (
    <nav class="life" aria-labelledby="life" tabindex={0}>
      <h2 id="life">{label}</h2>
      <Line items={items} />
    </nav>
  );
};
