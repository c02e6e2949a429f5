import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { enqueue } from "#jobs";
import { DAY, later, systemClock } from "#kit";
import { type House, openStore, type StoreAddress } from "#store";
import { startPostgres } from "./postgres.ts";
import { seedRatings } from "./seed-ratings.ts";
import { benchItem, freePort } from "./site.ts";

/** What readers notice of a nightly run over a million ratings, and what it takes. */
export type NightFigure = {
  readonly dialect: string;
  /** Milliseconds from asking for the run until it is published. */
  readonly runMs: number;
  /** Of pages kept ready and of such made anew: the 99th of a hundred answers while a run goes on, the same without, and the slowest. */
  readonly pages: readonly { readonly name: string; readonly during: number; readonly without: number; readonly longest: number }[];
  /** The most memory that the process took while it ran, over what it took before; over the columns of the ratings. */
  readonly memory: { readonly bytes: number; readonly ratio: number };
};

const BIN = fileURLToPath(new URL("../bin/townwire.js", import.meta.url));
const EVERY_MS = 10; // between two requests of one reader
const WITHOUT_MS = 15_000;
const COLUMN_BYTES = 23; // of a rating: note, rater, value, instant, valid, reasons, source
const RATINGS = 1_000_000;

/** The 99th of a hundred may be so many times that without a run, or so many ms above it: two cores carry the run, the site and its readers. */
export const NIGHT_RATIO_MOST = 2;
export const NIGHT_MS_MOST = 5;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const p99 = (took: readonly number[]): number => took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0;

/** Asks for a page at a steady pace, whether the last has come or not, until `isOver`. What each took, in ms. */
const readAtPace = async (port: number, path: string, cookie: string, isOver: () => boolean): Promise<readonly number[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const took: number[] = [];
  const asked: Promise<void>[] = [];
  while (!isOver()) {
    const began = performance.now();
    asked.push(
      new Promise((resolve, reject) => {
        get({ port, path, host: "127.0.0.1", agent, headers: { cookie } }, (answer) => {
          if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`));
          answer.resume().on("end", () => {
            took.push(performance.now() - began);
            resolve();
          });
        }).on("error", reject);
      }),
    );
    await wait(EVERY_MS);
  }
  await Promise.all(asked);
  agent.destroy();
  return took;
};

const pages = (port: number, story: string, cookie: string, isOver: () => boolean) =>
  Promise.all([readAtPace(port, `/story/${story}`, "", isOver), readAtPace(port, `/story/${story}`, cookie, isOver)]);

/** Bytes of memory that a process holds of its own, without files that are mapped, on Linux. */
const residentOf = async (pid: number): Promise<number> =>
  Number(/RssAnon:\s+(\d+) kB/u.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1_024;

type Served = { readonly port: number; readonly pid: number; readonly stop: () => Promise<void> };

const serve = async (env: NodeJS.ProcessEnv, port: number): Promise<Served> => {
  const child: ChildProcess = spawn(process.execPath, [BIN, "serve"], { env, stdio: "ignore" });
  const isUp = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await isUp())) await wait(20);
  const stop = async (): Promise<void> => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  };
  return { port, pid: child.pid ?? 0, stop };
};

/** Has the served site make a nightly run, and resolves when it is published. */
const nightlyRun = async (house: House): Promise<number> => {
  const { db } = house.store;
  const count = async (): Promise<number> =>
    (
      await db
        .selectFrom("note_run")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("kind", "=", "full")
        .executeTakeFirstOrThrow()
    ).count;
  const before = await count();
  const began = performance.now();
  await house.store.transact((tx) => enqueue(house, tx, { kind: "notes.full", body: {}, rank: "urgent" }));
  while ((await count()) === before) await wait(50);
  return performance.now() - began;
};

const signedIn = async (house: House, memberId: string): Promise<string> => {
  const secret = randomBytes(32).toString("base64url");
  const now = house.clock.now();
  const row = { made_at: now, seen_at: now, ends_at: later(now, DAY), browser: "bench" };
  await house.store.db
    .insertInto("session")
    .values({ id: createHash("sha256").update(secret).digest("hex"), member_id: memberId, ...row })
    .execute();
  return `sid=${secret}`;
};

const benchOn = async (folder: string, address: StoreAddress): Promise<NightFigure> => {
  const port = await freePort();
  const env = {
    ...process.env,
    TOWNWIRE_DATA: folder,
    PORT: String(port),
    NODE_ENV: "production",
    TOWNWIRE_ORIGIN: `http://localhost:${port}`,
    ...(address.dialect === "postgres" ? { TOWNWIRE_DATABASE_URL: address.url } : {}),
  };
  const command = async (...words: readonly string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, [BIN, ...words], { env })).stdout;
  const who = ["member", "create", "--email", "n@bench.example", "--handle", "night", "--name", "Night", "--role", "member"];
  const { id } = JSON.parse(await command(...who, "--json")) as { id: string };
  const take = async (name: string): Promise<string> => {
    const file = join(folder, `${name}.json`);
    await writeFile(file, benchItem(name, `A story that is ${name}`));
    return (JSON.parse(await command("ingest", file, "--json")) as { story: string }).story;
  };
  const [story, rated] = [await take("read"), await take("rated")];
  const house: House = { store: openStore(address), clock: systemClock };
  await seedRatings(house, rated, RATINGS);
  const cookie = await signedIn(house, id);
  const site = await serve(env, port);
  const soon = performance.now() + WITHOUT_MS;
  const without = await pages(port, story, cookie, () => performance.now() > soon);
  const before = await residentOf(site.pid);
  let most = before;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, await residentOf(site.pid));
      await wait(50);
    }
  })();
  const reading = pages(port, story, cookie, () => isOver);
  const runMs = await nightlyRun(house).finally(() => (isOver = true));
  const during = await reading;
  await watching;
  await site.stop();
  await house.store.close();
  return {
    dialect: address.dialect,
    runMs,
    pages: ["kept ready", "made anew"].map((name, k) => ({
      name,
      during: p99(during[k] ?? []),
      without: p99(without[k] ?? []),
      longest: Math.max(...(during[k] ?? [])),
    })),
    memory: { bytes: most - before, ratio: (most - before) / (COLUMN_BYTES * RATINGS) },
  };
};

/** On both databases, one after the other. */
export async function* night(): AsyncGenerator<NightFigure> {
  const folder = await mkdtemp(join(tmpdir(), "townwire-bench-night-"));
  await chmod(folder, 0o755); // PostgreSQL runs as a user of its own
  yield await benchOn(join(folder, "sqlite"), { dialect: "sqlite", file: join(folder, "sqlite", "townwire.sqlite") });
  const server = await startPostgres(join(folder, "postgres"));
  yield await benchOn(join(folder, "site"), { dialect: "postgres", url: server.url });
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

export const isNightHarmful = ({ pages: read }: NightFigure): boolean =>
  read.some(({ during, without }) => during > NIGHT_RATIO_MOST * without && during > without + NIGHT_MS_MOST);

export const nightLine = (figure: NightFigure): string =>
  [
    isNightHarmful(figure) ? "SLOW" : "ok  ",
    `${figure.dialect}: a nightly run over ${RATINGS} ratings in ${(figure.runMs / 1_000).toFixed(1)} s`,
    ...figure.pages.map(
      ({ name, during, without, longest }) =>
        `pages ${name}: p99 ${during.toFixed(1)} ms, ${(during / without).toFixed(2)} times that without (${without.toFixed(1)} ms), longest ${longest.toFixed(0)} ms`,
    ),
    `${(figure.memory.bytes / 1e6).toFixed(0)} MB, ${figure.memory.ratio.toFixed(1)} times the columns`,
  ].join("  ");

if (import.meta.main) for await (const figure of night()) process.stdout.write(`${nightLine(figure)}\n`);
