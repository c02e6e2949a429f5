import type { Instant } from "#kit";

/** A story that stands where the desk put it: `slot` counts from 1, the lead of the page. */
export type Pin = { readonly story: string; readonly slot: number; readonly until: Instant | null };

/** The slots of a page that are arranged by hand: the front page's lead and the six under it. */
export const SLOTS = 7;

/** The page that is arranged: the front page, or a section's. */
export type Place = "front" | `section:${string}`;

export const placeOf = (typed: string | undefined, sections: readonly string[]): Place | null => {
  if (typed === undefined || typed === "" || typed === "front") return "front";
  const slug = typed.startsWith("section:") ? typed.slice("section:".length) : null;
  return slug !== null && sections.includes(slug) ? `section:${slug}` : null;
};

/** Those that still hold at `now`. */
export const pinsAt = (pins: readonly Pin[], now: Instant): readonly Pin[] => pins.filter((pin) => pin.until === null || pin.until > now);

type Named = { readonly id: string };

/**
 * `rest`, the stories in their automatic order, with the pinned ones in their slots. `pinned` has only what may be shown now: whatever was
 * withdrawn meanwhile is simply not there, and its slot falls to the next. Every story of both stands once; those of `rest` keep their order.
 */
export const arranged = <Story extends Named>(
  rest: readonly Story[],
  pins: readonly Pin[],
  pinned: ReadonlyMap<string, Story>,
): readonly Story[] => {
  const placed = pins
    .flatMap((pin) => {
      const story = pinned.get(pin.story);
      return story === undefined ? [] : [{ slot: pin.slot, story }];
    })
    .toSorted((a, b) => a.slot - b.slot)
    .filter(({ story }, at, all) => all.findIndex((other) => other.story.id === story.id) === at);
  const taken = new Set(placed.map(({ story }) => story.id));
  const flow = rest.filter((story, at) => !taken.has(story.id) && rest.findIndex((other) => other.id === story.id) === at);
  const page: Story[] = [];
  let next = 0;
  for (const { slot, story } of placed) {
    while (page.length < slot - 1 && next < flow.length) page.push(flow[next++]!);
    page.push(story);
  }
  return [...page, ...flow.slice(next)];
};

export type PinAct =
  | { readonly do: "pin"; readonly story: string; readonly slot: number; readonly until: Instant | null }
  | { readonly do: "unpin"; readonly story: string }
  | { readonly do: "up" | "down"; readonly story: string };

/** The pins after an act. A slot holds one story: of two, the one that stood there moves on to the next free slot, or falls out at the end. */
export const actOnPins = (pins: readonly Pin[], act: PinAct): readonly Pin[] => {
  const others = pins.filter((pin) => pin.story !== act.story);
  if (act.do === "unpin") return others;
  const held = pins.find((pin) => pin.story === act.story);
  if (act.do !== "pin") {
    if (held === undefined) return pins;
    const slot = Math.min(SLOTS, Math.max(1, held.slot + (act.do === "up" ? -1 : 1)));
    return inSlots(others.map((pin) => (pin.slot === slot ? { ...pin, slot: held.slot } : pin)).concat({ ...held, slot }));
  }
  const slot = Math.min(SLOTS, Math.max(1, act.slot));
  const made: Pin = { story: act.story, slot, until: act.until };
  let free = slot;
  const moved = others
    .toSorted((a, b) => a.slot - b.slot)
    .map((pin) => {
      if (pin.slot < slot || pin.slot > free) return pin;
      free = pin.slot + 1;
      return { ...pin, slot: free };
    });
  return inSlots([made, ...moved]);
};

const inSlots = (pins: readonly Pin[]): readonly Pin[] =>
  pins.filter((pin) => pin.slot >= 1 && pin.slot <= SLOTS).toSorted((a, b) => a.slot - b.slot);
