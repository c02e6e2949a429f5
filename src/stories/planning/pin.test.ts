import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actOnPins, arranged, type Pin, type PinAct, pinsAt, SLOTS } from "./pin.ts";

const ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
const anId = fc.constantFrom(...ids);
const aPin: fc.Arbitrary<Pin> = fc.record({
  story: anId,
  slot: fc.integer({ min: 1, max: SLOTS }),
  until: fc.constantFrom(null, "2026-03-04T12:00:00.000Z", "2026-03-05T12:00:00.000Z"),
});
const anAct: fc.Arbitrary<PinAct> = fc.oneof(
  fc.record({ do: fc.constant("pin" as const), story: anId, slot: fc.integer({ min: -2, max: 12 }), until: fc.constant(null) }),
  fc.record({ do: fc.constantFrom("unpin" as const, "up" as const, "down" as const), story: anId }),
);
const stories = (list: readonly string[]) => list.map((id) => ({ id }));

describe("a page arranged by hand", () => {
  test("shows what may be shown and nothing else, each story once, the automatic rest whole and in its order", () => {
    fc.assert(
      fc.property(fc.array(anId), fc.array(aPin, { maxLength: 9 }), fc.subarray(ids), (rest, pins, visible) => {
        const may = new Map(visible.map((id) => [id, { id }]));
        const shown = stories([...new Set(rest)].filter((id) => may.has(id)));
        const page = arranged(shown, pins, may).map((story) => story.id);
        expect(page.filter((id) => !may.has(id))).toEqual([]);
        expect(new Set(page).size).toBe(page.length);
        const pinned = new Set(pins.map((pin) => pin.story).filter((id) => may.has(id)));
        expect([...pinned].filter((id) => !page.includes(id))).toEqual([]);
        expect(page.filter((id) => !pinned.has(id))).toEqual(shown.map((story) => story.id).filter((id) => !pinned.has(id)));
      }),
    );
  });

  test("puts a story in its slot wherever enough others stand before it", () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 30 }), (acts) => {
        const pins = acts.reduce<readonly Pin[]>(actOnPins, []);
        const all = new Map(ids.map((id) => [id, { id }]));
        const page = arranged(stories(ids), pins, all);
        for (const pin of pins) expect(page[pin.slot - 1]?.id).toBe(pin.story);
      }),
    );
  });

  test("holds one story a slot and one slot a story, whatever is done to it; what was asked for last is there", () => {
    fc.assert(
      fc.property(fc.array(anAct, { minLength: 1, maxLength: 30 }), (acts) => {
        const pins = acts.reduce<readonly Pin[]>(actOnPins, []);
        expect(new Set(pins.map((pin) => pin.slot)).size).toBe(pins.length);
        expect(new Set(pins.map((pin) => pin.story)).size).toBe(pins.length);
        expect(pins.every((pin) => pin.slot >= 1 && pin.slot <= SLOTS)).toBe(true);
        const last = acts.at(-1);
        if (last?.do === "pin") expect(pins.find((pin) => pin.story === last.story)?.slot).toBe(Math.min(SLOTS, Math.max(1, last.slot)));
        if (last?.do === "unpin") expect(pins.some((pin) => pin.story === last.story)).toBe(false);
      }),
    );
  });

  test("lets go of a story at its time, not a moment later", () => {
    const pins: readonly Pin[] = [{ story: "a", slot: 1, until: "2026-03-04T12:00:00.000Z" }];
    expect(pinsAt(pins, "2026-03-04T11:59:59.999Z")).toEqual(pins);
    expect(pinsAt(pins, "2026-03-04T12:00:00.000Z")).toEqual([]);
  });
});
