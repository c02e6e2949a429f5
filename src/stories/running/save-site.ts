import { type Actor, done, type Lang, LANGS, refuse, type Result } from "#kit";
import { isZone } from "#members";
import type { House } from "#store";
import { type Ink, INKS } from "#ui";
import { putSite, readSite, type SiteSettings } from "../site.ts";
import { recordChange } from "./record-change.ts";

export const NAME_LETTERS = 60;
export const PLATE_LETTERS = 30; // what the desk's plate holds beside its tabs
export const TAGLINE_LETTERS = 160; // what searchers show of a description
export const EAR_LINES = 4; // as high as the plate
export const EAR_LETTERS = 60;

/** The settings that the desk changes on this page. */
export type SiteFields = {
  readonly name: string;
  readonly nameplate: string;
  readonly tagline: string;
  readonly lang: string;
  readonly langs: readonly string[];
  readonly zone: string;
  readonly ink: string;
  /** A line each; a run of a line that is set bold stands between stars. */
  readonly ear: string;
};

export type SiteErrors = { readonly [Field in keyof SiteFields]?: "missing" | "long" | "unknown" | "own-language" };

/** A line of the ear as it is kept, from what is typed: `High water *05:48* at the Mole`. */
const runsOf = (line: string): readonly string[] => line.trim().split("*");

/** The ear as it is typed. */
export const typedEar = (ear: SiteSettings["ear"]): string => ear.map((runs) => runs.join("*")).join("\n");

const length = (text: string, most: number): "long" | null => ([...text.trim()].length > most ? "long" : null);

/** What was typed as settings, or what is wrong with it field by field. */
export const readSiteFields = (
  fields: SiteFields,
): Result<SiteSettings & { readonly langs: readonly Lang[]; readonly ink: Ink }, SiteErrors> => {
  const lang = LANGS.find((each) => each === fields.lang);
  const langs = LANGS.filter((each) => fields.langs.includes(each));
  const ink = INKS.find((each) => each === fields.ink);
  const lines = fields.ear.split(/\r?\n/u).filter((each) => each.trim() !== "");
  const nameProblem = fields.name.trim() === "" ? "missing" : length(fields.name, NAME_LETTERS);
  const plate = length(fields.nameplate, PLATE_LETTERS);
  const tagline = length(fields.tagline, TAGLINE_LETTERS);
  const isEarLong = lines.length > EAR_LINES || lines.some((each) => length(each, EAR_LETTERS) !== null);
  const errors: SiteErrors = {
    ...(nameProblem === null ? {} : { name: nameProblem }),
    ...(plate === null ? {} : { nameplate: plate }),
    ...(tagline === null ? {} : { tagline }),
    ...(lang === undefined ? { lang: "unknown" as const } : {}),
    ...(lang !== undefined && !langs.includes(lang) ? { langs: "own-language" as const } : {}),
    ...(isZone(fields.zone) ? {} : { zone: "unknown" as const }),
    ...(ink === undefined ? { ink: "unknown" as const } : {}),
    ...(isEarLong ? { ear: "long" as const } : {}),
  };
  if (Object.keys(errors).length > 0 || lang === undefined || ink === undefined) return refuse(errors);
  const name = fields.name.trim();
  const nameplate = fields.nameplate.trim() === "" ? name : fields.nameplate.trim();
  return done({ name, nameplate, tagline: fields.tagline.trim(), lang, langs, zone: fields.zone, ink, ear: lines.map(runsOf) });
};

const asObject = (settings: SiteSettings): Readonly<Record<string, unknown>> => ({ ...settings });

/** Those of two settings that differ, by name. */
const differing = (before: SiteSettings, after: SiteSettings) => {
  const [old, fresh] = [asObject(before), asObject(after)];
  const names = Object.keys(fresh).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(fresh[name]));
  const only = (all: Readonly<Record<string, unknown>>) => Object.fromEntries(names.map((name) => [name, all[name] ?? null]));
  return { names, before: only(old), after: only(fresh) };
};

/** Changes the site's settings, with the line of the history; nothing where nothing differs. */
export const saveSite = (house: House, actor: Actor, wanted: Partial<SiteSettings>): Promise<Result<"saved" | "same", "not-allowed">> =>
  house.store.transact(async (tx) => {
    if (actor.role !== "admin") return refuse("not-allowed");
    const { isNamed: _isNamed, ...before } = await readSite({ db: tx });
    const after = { ...before, ...wanted };
    const change = differing(before, after);
    if (change.names.length === 0) return done("same");
    await putSite(house, tx, after);
    await recordChange(house, tx, actor, { name: "site", before: change.before, after: change.after });
    return done("saved");
  });
