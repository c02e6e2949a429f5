import type { IncomingMessage, ServerResponse } from "node:http";
import { DAY, instantOf, SECOND } from "#kit";
import { KEEPS, readKeeps } from "#stories";
import type { House } from "#store";
import { hostOf, type Read, readOf } from "./reading.ts";
import "./tables.ts";

/** How long readings are held in memory: what a crash loses at most. */
const EVERY_MS = 20 * SECOND;
/** Pages, and hosts, told apart between two writings: nobody fills the memory or the table with made-up ones. */
const KINDS_MOST = 5_000;
const HOSTS_MOST = 200;
const ROWS_MOST = 200;

/** Counts what is read, in memory, beside answering; writes it down in batches. */
export type Readings = {
  /** Looks at a request; what it answers with decides whether it counts. */
  readonly watch: (req: IncomingMessage, res: ServerResponse) => void;
  /** Writes down what was counted. */
  readonly flush: () => Promise<void>;
};

type Counts = Map<string, number>;

const addTo = (counts: Counts, key: string, most: number): void => {
  if (counts.has(key) || counts.size < most) counts.set(key, (counts.get(key) ?? 0) + 1);
};

const write = async (house: House, reads: Counts, hosts: Counts): Promise<void> => {
  const readings = [...reads].map(([key, count]) => {
    const [day = "", kind = "", subject = ""] = key.split(" ");
    return { day, kind, subject, readings: count };
  });
  const referrals = [...hosts].map(([key, count]) => {
    const [day = "", host = ""] = key.split(" ");
    return { day, host, readings: count };
  });
  const { readings: days } = await readKeeps(house.store);
  await house.store.transact(async (tx) => {
    for (let at = 0; at < readings.length; at += ROWS_MOST)
      await tx
        .insertInto("reading")
        .values(readings.slice(at, at + ROWS_MOST))
        .onConflict((conflict) =>
          conflict
            .columns(["day", "kind", "subject"])
            .doUpdateSet((eb) => ({ readings: eb("reading.readings", "+", eb.ref("excluded.readings")) })),
        )
        .execute();
    for (let at = 0; at < referrals.length; at += ROWS_MOST)
      await tx
        .insertInto("referral")
        .values(referrals.slice(at, at + ROWS_MOST))
        .onConflict((conflict) =>
          conflict.columns(["day", "host"]).doUpdateSet((eb) => ({ readings: eb("referral.readings", "+", eb.ref("excluded.readings")) })),
        )
        .execute();
    const last = instantOf(house.clock.ms() - (days ?? KEEPS.readings.most) * DAY).slice(0, 10);
    await tx.deleteFrom("reading").where("day", "<", last).execute();
    await tx.deleteFrom("referral").where("day", "<", last).execute();
  });
};

/**
 * Counts pages that people read, of a site at `origin`: by page and day, and by the host that they came from. Of who they are nothing is looked
 * at but whether they say that they are a program. A batch that cannot be written is counted with the next one.
 */
export const openReadings = (house: House, origin: string, onError: (error: unknown) => void): Readings => {
  const ownHost = new URL(origin).hostname;
  let reads: Counts = new Map();
  let hosts: Counts = new Map();
  let timer: NodeJS.Timeout | null = null;

  const writeDown = async (): Promise<void> => {
    if (reads.size === 0) return;
    const [readsNow, hostsNow] = [reads, hosts];
    [reads, hosts] = [new Map(), new Map()];
    try {
      await write(house, readsNow, hostsNow);
    } catch (error) {
      for (const [key, count] of readsNow) reads.set(key, (reads.get(key) ?? 0) + count);
      for (const [key, count] of hostsNow) hosts.set(key, (hosts.get(key) ?? 0) + count);
      onError(error);
    }
  };

  let flushed: Promise<void> = Promise.resolve();
  /** In turn, so that whoever asks waits for what is being written, too. */
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    flushed = flushed.then(writeDown);
    return flushed;
  };

  const count = ({ kind, subject }: Read, host: string | null): void => {
    const day = house.clock.now().slice(0, 10);
    addTo(reads, `${day} ${kind} ${subject}`, KINDS_MOST);
    if (host !== null) addTo(hosts, `${day} ${host}`, HOSTS_MOST);
    timer ??= setTimeout(() => void flush(), EVERY_MS).unref();
  };

  return {
    watch: (req, res) => {
      const asking = { method: req.method ?? "", url: req.url ?? "", headers: req.headers };
      const read = readOf(asking);
      if (read === null) return;
      const host = hostOf(asking, ownHost);
      res.once("finish", () => {
        if (res.statusCode === 200 || res.statusCode === 304) count(read, host);
      });
    },
    flush,
  };
};
