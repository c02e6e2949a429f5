import { type Actor, done, isModerator, newShortId, refuse, type Result } from "#kit";
import type { Sealer } from "#outside";
import type { Db, House, Tx } from "#store";
import { SERVICE_KINDS, type Service, type ServiceKind, WAIT_BOUNDS } from "./classifier.ts";
import type { ClassifierTable } from "./tables.ts";

export type ServiceHouse = House & { readonly sealer: Sealer };
export type ServiceInput = Omit<Service, "id" | "isOn">;
export type ServiceProblem = "not-yours" | "not-there" | "not-whole";

const use = (id: string): string => `classifier ${id}`;

const serviceOf = (sealer: Sealer, row: ClassifierTable): Service => ({
  id: row.id,
  kind: row.kind as ServiceKind,
  name: row.name,
  address: row.address,
  secret: sealer.open(row.secret, use(row.id)) ?? "",
  isInside: row.is_inside === 1,
  isOn: row.is_on === 1,
  isOpen: row.is_open === 1,
  waitMs: row.wait_ms,
});

export const listServices = async ({ store, sealer }: ServiceHouse): Promise<readonly Service[]> =>
  (await store.db.selectFrom("classifier").selectAll().orderBy("made_at").orderBy("id").execute()).map((row) => serviceOf(sealer, row));

export const serviceById = async ({ sealer }: ServiceHouse, db: Db | Tx, id: string): Promise<Service | null> => {
  const row = await db.selectFrom("classifier").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : serviceOf(sealer, row);
};

/** Ids of those that are turned on. */
export const servicesOn = async (tx: Tx): Promise<readonly string[]> =>
  (await tx.selectFrom("classifier").select("id").where("is_on", "=", 1).orderBy("id").execute()).map(({ id }) => id);

/** Adds a service, turned off. */
export const addService = (house: ServiceHouse, actor: Actor, input: ServiceInput): Promise<Result<null, ServiceProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor)) return refuse("not-yours");
    const url = URL.parse(input.address.trim());
    const isWeb = url?.protocol === "http:" || url?.protocol === "https:";
    const isInTime = Number.isInteger(input.waitMs) && input.waitMs >= WAIT_BOUNDS.least && input.waitMs <= WAIT_BOUNDS.most;
    if (url === null || !isWeb || !isInTime || input.name.trim() === "" || !SERVICE_KINDS.includes(input.kind)) return refuse("not-whole");
    const id = newShortId(8);
    await tx
      .insertInto("classifier")
      .values({
        id,
        kind: input.kind,
        name: input.name.trim().slice(0, 100),
        address: url.href,
        secret: house.sealer.seal(input.secret, use(id)),
        is_inside: Number(input.isInside),
        is_on: 0,
        is_open: Number(input.isOpen),
        wait_ms: input.waitMs,
        made_at: house.clock.now(),
      })
      .execute();
    return done(null);
  });

export const turnService = (house: House, actor: Actor, id: string, to: "on" | "off" | "gone"): Promise<Result<null, ServiceProblem>> =>
  house.store.transact(async (tx) => {
    if (!isModerator(actor)) return refuse("not-yours");
    if (to === "gone") await tx.deleteFrom("classifier").where("id", "=", id).execute();
    else
      await tx
        .updateTable("classifier")
        .set({ is_on: to === "on" ? 1 : 0 })
        .where("id", "=", id)
        .execute();
    return done(null);
  });
