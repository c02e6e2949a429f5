import { findDocs } from "#search";
import type { House } from "#store";
import { frontView } from "../front-view.ts";
import { listStories, storiesByIds, type Teaser } from "../queries.ts";
import { type Arrangement, arrangements, pinsOf } from "./arrangement.ts";
import { type Pin, type Place, SLOTS } from "./pin.ts";
import { sectionList } from "./section-list.ts";

const OFFERED = 60; // what may be chosen without a search: about two days
const FOUND = 20;

export type ArrangeView = {
  readonly place: Place;
  /** The stories in the slots, as readers see them now. */
  readonly top: readonly Teaser[];
  readonly pins: readonly Pin[];
  /** Pins whose story may not be shown now. */
  readonly unseen: readonly Pin[];
  readonly offered: readonly Teaser[];
  readonly history: readonly Arrangement[];
  /** Stories that the history names and that may be shown, by id. */
  readonly named: ReadonlyMap<string, Teaser>;
};

export type ArrangeAsk = { readonly sections: readonly string[]; readonly lang: string; readonly q: string; readonly story: string };

/** The first stories of a page under some pins. */
export const topOf = async (
  house: House,
  place: Place,
  pins: readonly Pin[],
  ask: Pick<ArrangeAsk, "sections" | "lang">,
): Promise<readonly Teaser[]> => {
  if (place === "front") {
    const { lead, second } = await frontView(house, ask.sections, ask.lang, pins);
    return lead === null ? [] : [lead, ...second];
  }
  const list = await sectionList(house, place.slice("section:".length), pins, { after: undefined, most: SLOTS });
  return list.stories.slice(0, SLOTS);
};

const found = async (house: House, q: string): Promise<readonly Teaser[]> => {
  if (q === "") return [];
  const { hits } = await findDocs(house.store, { q, kind: "story", after: undefined, most: FOUND });
  return storiesByIds(
    house,
    hits.map((hit) => hit.subject),
  );
};

/** How a page stands and what may be put where; its number of statements depends on nothing. */
export const arrangeView = async (house: House, place: Place, ask: ArrangeAsk): Promise<ArrangeView> => {
  const pins = await pinsOf(house, place);
  const history = await arrangements(house, place);
  const ids = new Set([...pins, ...history.flatMap((each) => each.pins)].map((pin) => pin.story));
  if (ask.story !== "") ids.add(ask.story);
  const [top, latest, byWords, seen] = await Promise.all([
    topOf(house, place, pins, ask),
    listStories(house, place === "front" ? {} : { section: place.slice("section:".length) }, undefined, OFFERED),
    found(house, ask.q),
    storiesByIds(house, [...ids]),
  ]);
  const named = new Map(seen.map((story) => [story.id, story]));
  const asked = named.get(ask.story);
  const offered = ask.q === "" ? latest.stories : byWords;
  return {
    place,
    top,
    pins,
    unseen: pins.filter((pin) => !named.has(pin.story)),
    offered: [...(asked === undefined ? [] : [asked]), ...offered.filter((story) => story.id !== ask.story)],
    history,
    named,
  };
};
