import { type Actor, cursorOf, done, type Instant, isEditor, keyOf, refuse, type Result } from "#kit";
import type { House } from "#store";
import type { SiteSettings } from "../site.ts";
import { saveSite } from "./save-site.ts";
import { orderSections, renameSection, restoreSection, type SectionNames } from "./section-acts.ts";
import type { ChangeName } from "./tables.ts";
import "./tables.ts";

const PAGE = 40;

export type SettingChange = {
  readonly id: number;
  readonly at: Instant;
  readonly byName: string;
  readonly name: ChangeName;
  readonly before: unknown;
  readonly after: unknown;
};

const read = (row: { id: number; at: string; by_name: string; name: ChangeName; before: string; after: string }): SettingChange => ({
  id: row.id,
  at: row.at,
  byName: row.by_name,
  name: row.name,
  before: JSON.parse(row.before) as unknown,
  after: JSON.parse(row.after) as unknown,
});

/** What was changed in the settings, newest first. */
export const settingChanges = async (
  house: House,
  after: string | undefined,
): Promise<{ readonly changes: readonly SettingChange[]; readonly next: string | null }> => {
  const key = Number(keyOf(after, 1)?.[0] ?? Number.NaN);
  const rows = await house.store.db
    .selectFrom("setting_change")
    .selectAll()
    .$if(Number.isSafeInteger(key), (query) => query.where("id", "<", key))
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return { changes: rows.slice(0, PAGE).map(read), next: last === undefined ? null : cursorOf(String(last.id)) };
};

/** A section that was added is not undone but given up: it may hold stories by now. What is set on a page of its own is set anew there. */
export const canUndo = ({ name }: Pick<SettingChange, "name">): boolean =>
  ["site", "section-renamed", "sections-ordered", "section-retired"].includes(name);

/** Puts back what a change changed, as a change of its own. */
export const undoChange = async (
  house: House,
  actor: Actor,
  id: number,
): Promise<Result<"done", "not-allowed" | "unknown" | "refused">> => {
  if (!isEditor(actor)) return refuse("not-allowed");
  const row = Number.isSafeInteger(id)
    ? await house.store.db.selectFrom("setting_change").selectAll().where("id", "=", id).executeTakeFirst()
    : undefined;
  if (row === undefined) return refuse("unknown");
  const change = read(row);
  const section = change.before as { slug: string; names: SectionNames };
  switch (change.name) {
    case "site": {
      const saved = await saveSite(house, actor, change.before as Partial<SiteSettings>);
      return saved.ok ? done("done") : refuse(saved.problem);
    }
    case "section-renamed":
      return (await renameSection(house, actor, section.slug, section.names)).ok ? done("done") : refuse("refused");
    case "sections-ordered":
      return (await orderSections(house, actor, change.before as readonly string[])).ok ? done("done") : refuse("refused");
    case "section-retired":
      return (await restoreSection(house, actor, section.slug, section.names)).ok ? done("done") : refuse("refused");
    case "section-added":
    case "source":
    case "newsletter":
    case "feed":
    case "rules":
      return refuse("refused");
  }
};
