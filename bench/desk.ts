import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { type Actor, DAY, type Clock, cursorOf, later, newId, systemClock } from "#kit";
import { type House, migrate, openStore, type StoreAddress } from "#store";
import { startPostgres } from "./postgres.ts";
import { seedDesk } from "./seed-desk.ts";

/** What the desk does over 50,000 stories and 200,000 items, and over 500 and 2,000, in turn, in databases beside each other. */
export type DeskFigure = {
  readonly dialect: string;
  readonly name: string;
  readonly ratio: number;
  readonly few: number;
  readonly many: number;
  /** Statements, few and many. */
  readonly statements: readonly [number, number];
  /** What the ratio may be at most. */
  readonly most: number;
};

const built = async <Module>(path: string): Promise<Module> => (await import(new URL(`../dist/${path}`, import.meta.url).href)) as Module;

const SIZES = { few: 500, many: 50_000 } as const;
const SECTIONS = ["town", "harbour", "council", "schools", "wire"];
const ROUNDS = 40;
const WARM = 8;
const QUIET_MS = 0.5; // below, a ratio measures the clock

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const DESK_RATIO_MOST = 1.5;

const EDITOR: Actor = { id: "bench-editor", role: "editor", handle: "bench", name: "Bench" };

type Deed = { readonly name: string; readonly run: (house: House) => Promise<unknown>; readonly most?: number };

const deeds = async (): Promise<readonly Deed[]> => {
  const { intakeView } = await built<typeof import("../src/wire/intake-view.ts")>("wire/intake-view.js");
  const { keptFilters } = await built<typeof import("../src/wire/list/look-through.ts")>("wire/list/look-through.js");
  const { filterIn } = await built<typeof import("../src/wire/list/wire-filter.ts")>("wire/list/wire-filter.js");
  const { listManuscripts } = await built<typeof import("../src/stories/writing/manuscript-list.ts")>("stories/writing/manuscript-list.js");
  const { arrangeView } = await built<typeof import("../src/stories/planning/arrange-view.ts")>("stories/planning/arrange-view.js");
  const { storiesDue } = await built<typeof import("../src/stories/planning/due.ts")>("stories/planning/due.js");
  const { frontView } = await built<typeof import("../src/stories/front-view.ts")>("stories/front-view.js");
  const { sectionList } = await built<typeof import("../src/stories/planning/section-list.ts")>("stories/planning/section-list.js");
  const { deskLife } = await built<typeof import("../src/stories/desk-life.ts")>("stories/desk-life.js");
  const { findDocs } = await built<typeof import("../src/search/find-docs.ts")>("search/find-docs.js");
  const { paths } = await built<typeof import("../src/paths/paths.ts")>("paths/paths.js");
  const dayStart = (house: House): string => `${house.clock.now().slice(0, 10)}T00:00:00.000Z`;
  const hrefs = { story: paths.deskStory, place: (place: string) => paths.deskFront({ place }) };
  const ask = { sections: SECTIONS, lang: "en", q: "", story: "" };
  const incoming = (filter: Parameters<typeof intakeView>[1], after?: (house: House) => string) => (house: House) =>
    intakeView(house, filter, after?.(house), dayStart(house));
  const search = (q: string) => (house: House) => findDocs(house.store, { q, kind: "story", after: undefined, most: 20 });
  return [
    { name: "incoming", run: incoming({}) },
    { name: "incoming, an hour ago", run: incoming({}, (house) => cursorOf(newId(house.clock.ms() - 3_600_000))) },
    { name: "incoming, a rare source", run: incoming({ source: "rare" }) },
    { name: "incoming, refused", run: incoming({ state: "rejected" }) },
    { name: "incoming, kills", run: incoming({ state: "killed" }) },
    { name: "incoming, by words", run: incoming({ narrow: filterIn({ words: "number 19" }) }) },
    {
      name: "incoming, a page on by words",
      run: incoming({ narrow: filterIn({ words: "number" }) }, (house) => cursorOf(newId(house.clock.ms() - 3_600_000))),
    },
    { name: "kept filters, with what is new", run: (house) => keptFilters(house, EDITOR) },
    { name: "writing", run: (house) => listManuscripts(house) },
    { name: "arranging the front page", run: (house) => arrangeView(house, "front", ask) },
    { name: "arranging a section", run: (house) => arrangeView(house, "section:harbour", ask) },
    {
      name: "calendar, two days",
      run: (house) => storiesDue(house, { from: house.clock.now(), to: later(house.clock.now(), 2 * DAY) }, 300, ["front"], hrefs),
    },
    { name: "front page", run: (house) => frontView(house, SECTIONS, "en") },
    { name: "section", run: (house) => sectionList(house, "harbour", [], { after: undefined, most: 30 }) },
    { name: "a story's life", run: (house) => deskLife(house, "s250") },
    { name: "search, a word in every sixth story", run: search("ferry") },
    { name: "search, a rare word", run: search("ptarmigan") },
    { name: "search, three letters of a word in every sixth story", run: search("fer") },
  ];
};

const measure = async (few: House, many: House, { name, run, most = DESK_RATIO_MOST }: Deed): Promise<DeskFigure> => {
  const houses = { few, many };
  const times = { few: [] as number[], many: [] as number[] };
  const statements: [number, number] = [0, 0];
  for (let round = 0; round < ROUNDS + WARM; round += 1)
    for (const size of round % 2 === 0 ? (["few", "many"] as const) : (["many", "few"] as const)) {
      let count = 0;
      const stop = houses[size].store.onQuery(() => (count += 1));
      const began = performance.now();
      await run(houses[size]);
      const took = performance.now() - began;
      stop();
      statements[size === "few" ? 0 : 1] = count;
      if (round >= WARM) times[size].push(took);
    }
  const [a, b] = [middle(times.few), middle(times.many)];
  return { dialect: few.store.dialect, name, few: a, many: b, ratio: Math.max(b, QUIET_MS) / Math.max(a, QUIET_MS), statements, most };
};

/** Three filters of an editor who has never looked. */
const keepFilters = async ({ store, clock }: House): Promise<void> => {
  const filters = [{ words: "number 19" }, { words: "number", urgency: "3" }, { section: "harbour" }];
  const rows = filters.map((wanted, no) => ({
    id: `f${no}`,
    owner_id: EDITOR.id ?? "",
    is_shared: 0,
    name: `Filter ${no}`,
    wanted: JSON.stringify(wanted),
  }));
  await store.db
    .insertInto("wire_filter")
    .values(rows.map((row) => ({ ...row, made_at: clock.now() })))
    .execute();
};

const openDesk = async (address: StoreAddress, clock: Clock, size: number): Promise<House> => {
  const store = openStore(address);
  await migrate(store, clock);
  const house: House = { store, clock };
  await seedDesk(house, size);
  await keepFilters(house);
  // As PostgreSQL does by itself in time: counts what there is, and puts what came in into the index of words.
  await sql.raw(store.dialect === "postgres" ? "vacuum analyze" : "analyze").execute(store.db);
  return house;
};

/** On both databases. */
export const desk = async (): Promise<readonly DeskFigure[]> => {
  const folder = await mkdtemp(join(tmpdir(), "townwire-bench-desk-"));
  await chmod(folder, 0o755); // PostgreSQL runs as a user of its own
  const now = systemClock.ms();
  const clock: Clock = { ms: () => now, now: () => new Date(now).toISOString() }; // the day shall not end in between
  const figures: DeskFigure[] = [];
  const all = await deeds();
  const compare = async (few: StoreAddress, many: StoreAddress): Promise<void> => {
    const houses = [await openDesk(few, clock, SIZES.few), await openDesk(many, clock, SIZES.many)] as const;
    for (const deed of all) figures.push(await measure(houses[0], houses[1], deed));
    for (const house of houses) await house.store.close();
  };
  await compare({ dialect: "sqlite", file: join(folder, "few.sqlite") }, { dialect: "sqlite", file: join(folder, "many.sqlite") });
  const [one, other] = [await startPostgres(join(folder, "few")), await startPostgres(join(folder, "many"))];
  await compare({ dialect: "postgres", url: one.url }, { dialect: "postgres", url: other.url });
  for (const server of [one, other]) await server.stop();
  await rm(folder, { recursive: true, force: true });
  return figures;
};

export const isDeskSlow = ({ ratio, statements, most }: DeskFigure): boolean => ratio > most || statements[0] !== statements[1];

export const deskLine = (figure: DeskFigure): string =>
  [
    isDeskSlow(figure) ? "SLOW" : "ok  ",
    `${figure.dialect}: desk, ${figure.name}`.padEnd(52),
    `${figure.ratio.toFixed(2)} times that of 500 stories (${figure.many.toFixed(2)} ms, ${figure.few.toFixed(2)} ms)`,
    `${figure.statements.join(" and ")} statements`,
  ].join("  ");

if (import.meta.main) for (const figure of await desk()) process.stdout.write(`${deskLine(figure)}\n`);
