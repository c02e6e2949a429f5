import { DAY, done, type Lang, LANGS, later, newSecret, refuse, type Result, sha256 } from "#kit";
import { paths } from "#paths";
import { type House, isTaken, lockName, type Store, type Tx } from "#store";
import { admit, type AdmitHouse, type SignedIn } from "../admit.ts";
import { insertMember, isFree, freeHandle } from "../create-member.ts";
import { savePassword } from "../factors.ts";
import { type PasswordProblem, readPassword } from "../read-password.ts";
import { readEmail } from "../read-email.ts";
import { type NameProblem, readName } from "../read-name.ts";
import "./tables.ts";

/** Long enough to find an evening for it; every start of the server prints another key. */
const KEY_LIVES_MS = 7 * DAY;

export const SITE_LETTERS = 60;
export const TOWN_LETTERS = 60;

/** What an empty site is called, and where. */
export type FirstSite = { readonly name: string; readonly town: string; readonly lang: Lang; readonly zone: string };

export type SetUpHouse = AdmitHouse & {
  /** Gives the site its name, in the transaction that makes its first editor. */
  readonly nameSite: (house: House, tx: Tx, site: FirstSite) => Promise<void>;
};

/** Whether anybody may open the desk. */
export const hasStaff = async (db: Store["db"] | Tx): Promise<boolean> =>
  (await db.selectFrom("member").select("id").where("role", "<>", "member").limit(1).executeTakeFirst()) !== undefined;

/** A key to set this site up with, to be shown to nobody but whoever runs the server; null once there are staff. */
export const setUpKey = (house: House): Promise<string | null> =>
  house.store.transact(async (tx) => {
    if (await hasStaff(tx)) return null;
    const key = newSecret();
    const now = house.clock.now();
    await tx.deleteFrom("set_up_key").where("ends_at", "<=", now).execute();
    await tx
      .insertInto("set_up_key")
      .values({ id: sha256(key), ends_at: later(now, KEY_LIVES_MS) })
      .execute();
    return key;
  });

/** Whether the key opens the set-up now. */
export const fitsSetUp = async (house: House, db: Store["db"] | Tx, key: string): Promise<boolean> =>
  (await db
    .selectFrom("set_up_key")
    .select("id")
    .where("id", "=", sha256(key))
    .where("ends_at", ">", house.clock.now())
    .executeTakeFirst()) !== undefined;

export type SetUpFields = Readonly<Record<"site" | "town" | "lang" | "zone" | "name" | "email" | "password", string>>;

export type SetUpErrors = {
  readonly site?: "missing" | "long";
  readonly town?: "missing" | "long";
  readonly zone?: "unknown";
  readonly lang?: "unknown";
  readonly name?: NameProblem | "missing";
  readonly email?: "not-an-address";
  readonly password?: PasswordProblem;
};

type Ready = { readonly site: FirstSite; readonly name: string; readonly email: { readonly email: string; readonly fold: string } };

export const isZone = (zone: string): boolean => {
  try {
    return zone !== "" && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

const line = (text: string, most: number): "missing" | "long" | null =>
  text.trim() === "" ? "missing" : [...text.trim()].length > most ? "long" : null;

/** What was typed, made ready; or what is wrong with it, field by field. */
export const readSetUp = (fields: SetUpFields, host: string): Result<Ready, SetUpErrors> => {
  const [site, town] = [line(fields.site, SITE_LETTERS), line(fields.town, TOWN_LETTERS)];
  const lang = LANGS.find((each) => each === fields.lang);
  const name = readName(fields.name, null);
  const email = readEmail(fields.email);
  const password = readPassword(fields.password, [fields.site, fields.name, fields.email, fields.town, host]);
  const errors: SetUpErrors = {
    ...(site === null ? {} : { site }),
    ...(town === null ? {} : { town }),
    ...(lang === undefined ? { lang: "unknown" as const } : {}),
    ...(isZone(fields.zone) ? {} : { zone: "unknown" as const }),
    ...(name.ok ? {} : { name: fields.name.trim() === "" ? ("missing" as const) : name.problem }),
    ...(email.ok ? {} : { email: "not-an-address" as const }),
    ...(password.ok ? {} : { password: password.problem }),
  };
  if (Object.keys(errors).length > 0 || !name.ok || !email.ok || lang === undefined) return refuse(errors);
  return done({
    site: { name: fields.site.trim(), town: fields.town.trim(), lang, zone: fields.zone },
    name: name.value,
    email: email.value,
  });
};

/**
 * Names the site, makes its first editor (an admin) and lets them in. Of two at once the second is refused (`over`), as is everybody once
 * there are staff. Whoever holds the key runs the server, so the address is taken at their word.
 */
export const setUp = async (
  house: SetUpHouse,
  ready: Ready,
  given: { readonly key: string; readonly hash: string; readonly browser: string; readonly device: string | undefined },
): Promise<Result<SignedIn, "over" | "taken">> => {
  const attempt = () =>
    house.store.transact(async (tx): Promise<Result<SignedIn, "over" | "taken">> => {
      await lockName(house.store.dialect, "set-up")?.execute(tx);
      if ((await hasStaff(tx)) || !(await fitsSetUp(house, tx, given.key))) return refuse("over");
      const { name, email, site } = ready;
      if (!(await isFree(tx, name))) return refuse("taken");
      const now = house.clock.now();
      const handle = await freeHandle(tx, name);
      const who = { ...email, handle, name, role: "admin", place: site.town, provedAt: now, lang: site.lang } as const;
      const id = await insertMember(house, tx, who);
      await savePassword(house, tx, id, given.hash);
      await house.nameSite(house, tx, site);
      await tx.deleteFrom("set_up_key").execute();
      const entry = { proofs: { password: now }, browser: given.browser, device: given.device, draft: null };
      const admitted = await admit(
        house,
        tx,
        { id, role: "admin", handle, name },
        {
          ...entry,
          next: paths.deskStart(),
          isNew: true,
          site: site.name,
        },
      );
      return admitted.kind === "in" ? done(admitted) : refuse("over");
    });
  try {
    return await attempt();
  } catch (error) {
    if (isTaken(error)) return refuse("taken");
    throw error;
  }
};
