import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DAY, later, system, systemClock } from "#kit";
import { createMember } from "#members";
import { type House, migrate, openStore, type StoreAddress } from "#store";
import { mannWhitney } from "./mann-whitney.ts";
import { startPostgres } from "./postgres.ts";
import { freePort } from "./site.ts";

/** How long a form takes to answer for addresses with an account and for such without, asked in turn; milliseconds. */
export type KnownFigure = {
  readonly dialect: string;
  readonly form: string;
  readonly known: number;
  readonly unknown: number;
  /** Of the Mann-Whitney test; the chance that times of one and the same work differ as much. */
  readonly p: number;
  /** The same, measured once more with other addresses, where the first was below the line. */
  readonly again: number | null;
};

export const APART_MS_MOST = 10; // between the middles
export const P_LEAST = 0.01; // below it twice in a row the times tell who has an account: by chance once in 10,000
const RUNS = 200; // of each kind
const WARM = 20;
const EVERY_MS = 105; // all who sign in together may try ten times a second
const BURST = 200; // and so often at once

const BIN = fileURLToPath(new URL("../bin/townwire.js", import.meta.url));
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

type Answered = { readonly status: number; readonly ms: number; readonly cookie: string };
type Try = { readonly email: string; readonly host: string };
type Form = {
  readonly name: string;
  readonly path: string;
  readonly status: number;
  readonly fields: (email: string) => Record<string, string>;
  readonly cookieOf?: (email: string) => string;
};

/** Posts a form as a browser on a host of its own; the site believes the proxy on this machine. */
const openPost = (port: number, origin: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = (path: string, fields: Record<string, string>, host: string, cookie: string): Promise<Answered> => {
    const body = new URLSearchParams(fields).toString();
    const headers = {
      host: new URL(origin).host,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(Buffer.byteLength(body)),
      "sec-fetch-site": "same-origin",
      "x-forwarded-for": host,
      ...(cookie === "" ? {} : { cookie }),
    };
    return new Promise((resolve, reject) => {
      const began = performance.now();
      const question = request({ port, path, host: "127.0.0.1", agent, method: "POST", headers }, (answer) => {
        const [set = ""] = answer.headers["set-cookie"] ?? [];
        answer.resume().on("end", () => {
          const ms = performance.now() - began;
          resolve({ status: answer.statusCode ?? 0, ms, cookie: set.split(";")[0] ?? "" });
        });
      });
      question.on("error", reject);
      question.end(body);
    });
  };
  return { post, close: () => agent.destroy() };
};

/** Members with a password, and one who is signed in and showed it just now. */
const people = async (house: House, count: number): Promise<string> => {
  const now = house.clock.now();
  const tag = (bytes: number): string => randomBytes(bytes).toString("base64").replaceAll("=", "");
  const ids: string[] = [];
  for (let no = 0; no < count; no += 1) {
    const made = await createMember(house, system, {
      email: `known-${no}@bench.example`,
      handle: `known_${no}`,
      name: `Known ${no}`,
      role: "member",
      token: false,
    });
    if (!made.ok) throw new Error("no member was made");
    ids.push(made.value.id);
  }
  const { db } = house.store;
  await db.updateTable("member").set({ proved_at: now }).execute();
  const hash = `$argon2id$v=19$m=19456,t=2,p=1$${tag(16)}$${tag(32)}`;
  await db
    .insertInto("password")
    .values(ids.map((member_id) => ({ member_id, hash, made_at: now })))
    .execute();
  const secret = randomBytes(32).toString("base64url");
  const session = { id: createHash("sha256").update(secret).digest("hex"), member_id: ids[0] ?? "", made_at: now, seen_at: now };
  await db
    .insertInto("session")
    .values({ ...session, ends_at: later(now, DAY), browser: "bench", proofs: JSON.stringify({ password: now }) })
    .execute();
  return `sid=${secret}`;
};

const serve = async (env: NodeJS.ProcessEnv, port: number): Promise<() => Promise<void>> => {
  const child: ChildProcess = spawn(process.execPath, [BIN, "serve"], { env, stdio: "ignore" });
  const isUp = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await isUp())) await wait(20);
  return async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  };
};

async function* benchOn(folder: string, address: StoreAddress): AsyncGenerator<KnownFigure> {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = {
    ...process.env,
    TOWNWIRE_DATA: folder,
    PORT: String(port),
    NODE_ENV: "production",
    TOWNWIRE_ORIGIN: origin,
    TOWNWIRE_TRUSTED_PROXIES: "127.0.0.1",
    ...(address.dialect === "postgres" ? { TOWNWIRE_DATABASE_URL: address.url } : {}),
  };
  const house: House = { store: openStore(address), clock: systemClock };
  await migrate(house.store, house.clock);
  const cookie = await people(house, 2 * (RUNS + WARM));
  await house.store.close();
  const stop = await serve(env, port);
  const { post, close } = openPost(port, origin);
  const logins = new Map<string, string>();
  let asked = 0;
  const tries = (no: number): readonly [known: Try, unknown: Try] => {
    const host = (kind: number): string => `10.${kind}.${Math.floor(asked / 250)}.${asked % 250}`;
    return [
      { email: `known-${no}@bench.example`, host: host(1) },
      { email: `nobody-${no}@bench.example`, host: host(2) },
    ];
  };
  const forms: readonly Form[] = [
    {
      name: "another address for an account",
      path: "/settings/email",
      status: 200,
      fields: (email) => ({ email }),
      cookieOf: () => cookie,
    },
    { name: "a code to sign in", path: "/sign-in", status: 303, fields: (email) => ({ email }) },
    {
      name: "a wrong code",
      path: "/sign-in/code",
      status: 422,
      fields: () => ({ code: "00000000" }),
      cookieOf: (email) => logins.get(email) ?? "",
    },
    { name: "joining", path: "/join", status: 303, fields: (email) => ({ email, name: "Una Tarn" }) },
    {
      name: "a wrong password",
      path: "/sign-in/password",
      status: 422,
      fields: (email) => ({ email, password: "four quiet herons wading" }),
    },
  ];
  const askOnce = async ({ name, path, status, fields, cookieOf }: Form, { email, host }: Try): Promise<number> => {
    asked += 1;
    if (asked > BURST) await wait(EVERY_MS);
    const answer = await post(path, fields(email), host, cookieOf?.(email) ?? "");
    if (answer.status !== status) throw new Error(`${name} answered ${answer.status} for ${email}`);
    if (path === "/sign-in") logins.set(email, answer.cookie);
    return answer.ms;
  };
  const measure = async (form: Form, from: number) => {
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS + WARM; run += 1) {
      const [one, other] = tries(from + run);
      const isKnownFirst = Math.random() < 0.5;
      const first = await askOnce(form, isKnownFirst ? one : other);
      const second = await askOnce(form, isKnownFirst ? other : one);
      if (run < WARM) continue;
      known.push(isKnownFirst ? first : second);
      unknown.push(isKnownFirst ? second : first);
    }
    return { known: middle(known), unknown: middle(unknown), p: mannWhitney(known, unknown) };
  };
  try {
    for (const form of forms) {
      const figure = await measure(form, 0);
      if (figure.p > P_LEAST) {
        yield { dialect: address.dialect, form: form.name, ...figure, again: null };
        continue;
      }
      if (form.path === "/sign-in/code")
        for (const no of Array.from({ length: RUNS + WARM }, (_, run) => RUNS + WARM + run))
          for (const one of tries(no)) await askOnce(forms[1]!, one);
      yield { dialect: address.dialect, form: form.name, ...figure, again: (await measure(form, RUNS + WARM)).p };
    }
  } finally {
    close();
    await stop();
  }
}

/** On both databases, one after the other. */
export async function* knownAddresses(only?: string): AsyncGenerator<KnownFigure> {
  const folder = await mkdtemp(join(tmpdir(), "townwire-bench-known-"));
  await chmod(folder, 0o755); // PostgreSQL runs as a user of its own
  if (only !== "postgres") {
    await mkdir(join(folder, "sqlite"));
    yield* benchOn(join(folder, "sqlite"), { dialect: "sqlite", file: join(folder, "sqlite", "townwire.sqlite") });
  }
  if (only !== "sqlite") {
    const server = await startPostgres(join(folder, "postgres"));
    try {
      yield* benchOn(join(folder, "site"), { dialect: "postgres", url: server.url });
    } finally {
      await server.stop();
    }
  }
  await rm(folder, { recursive: true, force: true });
}

/** Whether the time of an answer tells who has an account. */
export const tellsAccounts = ({ known, unknown, p, again }: KnownFigure): boolean =>
  Math.abs(known - unknown) > APART_MS_MOST || (p <= P_LEAST && (again ?? 0) <= P_LEAST);

export const knownLine = (figure: KnownFigure): string => {
  const { dialect, form, known, unknown, p, again } = figure;
  const chance = again === null ? p.toFixed(3) : `${p.toFixed(3)}, once more ${again.toFixed(3)}`;
  return `${tellsAccounts(figure) ? "TELLS" : "ok  "}  ${form} (${dialect}): p50 ${known.toFixed(2)} ms with an account, ${unknown.toFixed(2)} ms without, Mann-Whitney p ${chance}`;
};

/** `node bench/known-addresses.ts [sqlite|postgres]` */
if (import.meta.main) for await (const figure of knownAddresses(process.argv[2])) process.stdout.write(`${knownLine(figure)}\n`);
