import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { enqueue } from "#jobs";
import { DAY, later, system, systemClock } from "#kit";
import { createMember } from "#members";
import { type House, openStore, type StoreAddress } from "#store";
import { startPostgres } from "./postgres.ts";
import { seedRatings } from "./seed-ratings.ts";
import { benchItem, freePort } from "./site.ts";

/** What readers notice of a nightly run over many ratings, and what it takes. */
export type NightFigure = {
  readonly dialect: string;
  readonly ratings: number;
  /** Milliseconds from asking for each run until it is published. */
  readonly runMs: readonly number[];
  /** Of pages kept ready, of such made anew, and of comments posted: the 99th of a hundred answers while a run goes on, the same without, and the slowest. */
  readonly asked: readonly {
    readonly name: string;
    readonly during: number;
    readonly without: number;
    readonly longest: number;
    readonly refused: number;
  }[];
  /** On SQLite, how long another process waited for the right to write while a run went on: the 99th of a hundred, and the longest. */
  readonly lock: { readonly p99: number; readonly longest: number } | null;
  /** The most memory that the process took while it ran, over what it took before; over the columns of the ratings. */
  readonly memory: { readonly bytes: number; readonly ratio: number };
};

const BIN = fileURLToPath(new URL("../bin/townwire.js", import.meta.url));
const EVERY_MS = 50; // between two requests of one reader
const POST_EVERY_MS = 100; // between two comments
const WITHOUT_MS = 15_000; // of each look at the site without a run
const ROUNDS = 2; // without a run and with one, in turn
const POSTERS = 100; // who post in turn: nobody may post too often
const COLUMN_BYTES = 23; // of a rating: note, rater, value, instant, valid, reasons, source
const RATINGS = 1_000_000;

/** The 99th of a hundred may be so many times that without a run, or so many ms above it: two cores carry the run, the site and its readers. */
export const NIGHT_RATIO_MOST = 2;
export const NIGHT_MS_MOST = 5;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const until = (ms: number): (() => boolean) => {
  const soon = performance.now() + ms;
  return () => performance.now() > soon;
};
const p99 = (took: readonly number[]): number => took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0;

type Asked = { readonly path: string; readonly headers?: Record<string, string>; readonly body?: string };

type Took = { readonly ms: readonly number[]; readonly refused: number };

/** Asks at a steady pace, whether the last answer has come or not, until `isOver`. What each took, and how many were told to come again. */
const askAtPace = async (port: number, everyMs: number, next: () => Asked, isOver: () => boolean): Promise<Took> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const took: number[] = [];
  let refused = 0;
  const asked: Promise<void>[] = [];
  while (!isOver()) {
    const began = performance.now();
    const { path, headers = {}, body } = next();
    asked.push(
      new Promise((resolve, reject) => {
        const method = body === undefined ? "GET" : "POST";
        const question = request({ port, path, host: "127.0.0.1", agent, method, headers }, (answer) => {
          const status = answer.statusCode ?? 500;
          if (status >= 300 && status !== 429 && status !== 503) reject(new Error(`${path} answered ${status}`));
          answer.resume().on("end", () => {
            if (status >= 300) refused += 1;
            else took.push(performance.now() - began);
            resolve();
          });
        });
        // A connection that was kept open may be closed just as it is used again.
        question.on("error", () => {
          refused += 1;
          resolve();
        });
        question.end(body);
      }),
    );
    await wait(everyMs);
  }
  await Promise.all(asked);
  agent.destroy();
  return { ms: took, refused };
};

type Crowd = {
  readonly port: number;
  readonly story: string;
  readonly page: string;
  readonly cookie: string;
  readonly tokens: readonly string[];
};

/** Readers without an account, one with, and people who post, until `isOver`. */
const crowd = ({ port, story, page, cookie, tokens }: Crowd, isOver: () => boolean) => {
  let posted = 0;
  const comment = (): Asked => ({
    path: `/api/v1/stories/${story}/comments`,
    headers: { authorization: `Bearer ${tokens[posted % tokens.length] ?? ""}`, "content-type": "application/json" },
    body: JSON.stringify({ body: `The quay was dry at ${performance.now()}, said the ${(posted += 1)}th of us.` }),
  });
  return Promise.all([
    askAtPace(port, EVERY_MS, () => ({ path: page }), isOver),
    askAtPace(port, EVERY_MS, () => ({ path: page, headers: { cookie } }), isOver),
    askAtPace(port, POST_EVERY_MS, comment, isOver),
  ]);
};

/** A program that asks for the right to write in a file again and again, and prints how long it waited, in ms. */
const PROBE = `
  const database = new (require("node:sqlite").DatabaseSync)(process.argv[1], { timeout: 60000 });
  const took = [];
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
    const began = performance.now();
    database.exec("begin immediate; rollback");
    took.push(performance.now() - began);
  }, 5);
  process.on("SIGTERM", () => process.stdout.write(JSON.stringify(took), () => process.exit(0)));
`;

/** Measures, until it is called, how long others wait for the right to write. */
const probeLock = (file: string): (() => Promise<readonly number[]>) => {
  const child = spawn(process.execPath, ["-e", PROBE, file], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (piece: Buffer) => (said += piece.toString()));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return async () => {
    child.kill("SIGTERM");
    await ended;
    return JSON.parse(said) as readonly number[];
  };
};

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

/** People with an account that is old enough to post without being looked at, each with a token. */
const posters = async (house: House): Promise<readonly string[]> => {
  const tokens: string[] = [];
  for (let k = 0; k < POSTERS; k += 1) {
    const who = { email: `p${k}@bench.example`, handle: `poster_${k}`, name: `Poster ${k}`, role: "member", token: true } as const;
    const made = await createMember(house, system, who);
    if (!made.ok || made.value.token === undefined) throw new Error("no member was made");
    tokens.push(made.value.token);
  }
  const long = later(house.clock.now(), -100 * DAY);
  await house.store.db.updateTable("member").set({ joined_at: long, proved_at: long }).execute();
  return tokens;
};

const benchOn = async (folder: string, address: StoreAddress, ratings: number): Promise<NightFigure> => {
  await mkdir(folder, { recursive: true });
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
  await seedRatings(house, rated, ratings);
  const [cookie, tokens] = [await signedIn(house, id), await posters(house)];
  const site = await serve(env, port);
  const short = `http://127.0.0.1:${port}/story/${story}`;
  const moved = (await fetch(short, { redirect: "manual" })).headers.get("location") ?? short;
  const readers: Crowd = { port, story, page: new URL(moved, short).pathname, cookie, tokens };
  const figures = Array.from({ length: 3 }, () => ({ during: [] as number[], without: [] as number[], refused: 0 }));
  const keep = (which: "during" | "without", took: readonly Took[]): void => {
    for (const [k, own] of took.entries()) {
      figures[k]![which].push(...own.ms);
      if (which === "during") figures[k]!.refused += own.refused;
    }
  };
  const [runMs, lock]: [number[], number[]] = [[], []];
  await crowd(readers, until(WITHOUT_MS / 5)); // warm
  const before = await residentOf(site.pid);
  let most = before;
  for (let round = 0; round < ROUNDS; round += 1) {
    keep("without", await crowd(readers, until(WITHOUT_MS)));
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        most = Math.max(most, await residentOf(site.pid));
        await wait(50);
      }
    })();
    const reading = crowd(readers, () => isOver);
    const probed = address.dialect === "sqlite" ? probeLock(address.file) : () => Promise.resolve([]);
    runMs.push(await nightlyRun(house).finally(() => (isOver = true)));
    lock.push(...(await probed()));
    keep("during", await reading);
    await watching;
  }
  await site.stop();
  await house.store.close();
  return {
    dialect: address.dialect,
    ratings,
    runMs,
    asked: ["pages kept ready", "pages made anew", "comments posted"].map((name, k) => ({
      name,
      during: p99(figures[k]!.during),
      without: p99(figures[k]!.without),
      longest: Math.max(...figures[k]!.during),
      refused: figures[k]!.refused,
    })),
    lock: lock.length === 0 ? null : { p99: p99(lock), longest: Math.max(...lock) },
    memory: { bytes: most - before, ratio: (most - before) / (COLUMN_BYTES * ratings) },
  };
};

/** On both databases, one after the other. */
export async function* night(ratings = RATINGS, only?: string): AsyncGenerator<NightFigure> {
  const folder = await mkdtemp(join(tmpdir(), "townwire-bench-night-"));
  await chmod(folder, 0o755); // PostgreSQL runs as a user of its own
  if (only !== "postgres")
    yield await benchOn(join(folder, "sqlite"), { dialect: "sqlite", file: join(folder, "sqlite", "townwire.sqlite") }, ratings);
  if (only !== "sqlite") {
    const server = await startPostgres(join(folder, "postgres"));
    yield await benchOn(join(folder, "site"), { dialect: "postgres", url: server.url }, ratings);
    await server.stop();
  }
  await rm(folder, { recursive: true, force: true });
}

export const isNightHarmful = ({ asked }: NightFigure): boolean =>
  asked.some(({ during, without }) => during > NIGHT_RATIO_MOST * without && during > without + NIGHT_MS_MOST);

export const nightLine = (figure: NightFigure): string =>
  [
    isNightHarmful(figure) ? "SLOW" : "ok  ",
    `${figure.dialect}: nightly runs over ${figure.ratings} ratings in ${figure.runMs.map((ms) => `${(ms / 1_000).toFixed(1)} s`).join(", ")}`,
    ...figure.asked.map(
      ({ name, during, without, longest, refused }) =>
        `${name}: p99 ${during.toFixed(1)} ms, ${(during / without).toFixed(2)} times that without (${without.toFixed(1)} ms), longest ${longest.toFixed(0)} ms${refused === 0 ? "" : `, ${refused} told to come again`}`,
    ),
    ...(figure.lock === null
      ? []
      : [`the right to write: p99 ${figure.lock.p99.toFixed(1)} ms, longest ${figure.lock.longest.toFixed(0)} ms`]),
    `${(figure.memory.bytes / 1e6).toFixed(0)} MB, ${figure.memory.ratio.toFixed(1)} times the columns`,
  ].join("\n  ");

/** `node bench/night.ts [RATINGS] [sqlite|postgres]` */
if (import.meta.main)
  for await (const figure of night(Number(process.argv[2] ?? RATINGS), process.argv[3])) process.stdout.write(`${nightLine(figure)}\n`);
