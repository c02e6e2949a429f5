import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BIN = join(ROOT, "bin/townwire.js");

/** The site as it is built, in a folder of its own, on a port of its own. */
export type BenchSite = {
  readonly folder: string;
  readonly port: number;
  /** A Cookie header of somebody signed in: such pages are rendered anew for each request. */
  readonly cookie: string;
  readonly token: string;
  /** Short ids of stories by the number of comments under them. */
  readonly stories: ReadonlyMap<number, string>;
  /** Starts the process and resolves, with the milliseconds it took, when the front page has been served. */
  readonly start: () => Promise<number>;
  readonly stop: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

const PARAGRAPH =
  "The harbour board met on the quay, for the hall was let to a choir, and heard that the gate would cost more than it had said. ";

/** A wire item of some 5 kB. */
export const benchItem = (guid: string, headline: string, version = "1"): string =>
  JSON.stringify({
    uri: `urn:bench:${guid}`,
    version,
    type: "text",
    pubstatus: "usable",
    language: "en",
    provider: "Bench Agency",
    headline,
    byline: "By Una Tarn",
    copyrightnotice: "© 2026 Bench Agency. All rights reserved.",
    body_html: Array.from({ length: 12 }, (_, index) => `<p>${PARAGRAPH.repeat(3)}${index}</p>`).join(""),
  });

/** Puts `count` comments under a story, a third of them answers, as so many posts would have left them. */
const addComments = (db: DatabaseSync, shortId: string, author: string, count: number): void => {
  const { id } = db.prepare("select id from story where short_id = ?").get(shortId) as { id: string };
  const thread = `story:${id}`;
  db.exec("begin immediate");
  db.prepare("insert into thread (id, story_id, next_seq, comments, roots) values (?, ?, ?, ?, ?)").run(
    thread,
    id,
    count + 1,
    count,
    Math.ceil(count / 3) * 2,
  );
  const insert = db.prepare(
    "insert into comment (id, thread_id, story_id, parent_id, root_id, top_id, answers, depth, seq, place, placed, author_id, body, story_version, state, posted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 'published', ?)",
  );
  const rank = db.prepare(
    "insert into comment_rank (thread_id, sort, score, seq, comment_id, from_no, to_no) values (?, 'best', 0, ?, ?, 0, 9007199254740991)",
  );
  const at = new Date(Date.UTC(2026, 2, 4)).toISOString();
  for (let seq = 1; seq <= count; seq += 1) {
    const isAnswer = seq % 3 === 0;
    const own = `${shortId}${seq}`;
    const root = isAnswer ? `${shortId}${seq - 1}` : own;
    const placed = seq % 3 === 2 ? 1 : 0;
    insert.run(
      own,
      thread,
      id,
      isAnswer ? root : null,
      root,
      root,
      placed,
      isAnswer ? 1 : 0,
      seq,
      isAnswer ? 1 : 0,
      placed,
      author,
      `Number ${seq}. ${PARAGRAPH}`,
      at,
    );
    rank.run(isAnswer ? `c:${root}` : thread, seq, own);
  }
  db.prepare("update story set replies = ?, replied_at = ? where id = ?").run(count, at, id);
  db.exec("commit");
};

const until = async (isTrue: () => Promise<boolean>, everyMs: number): Promise<void> => {
  const end = performance.now() + 30_000;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error("The site did not come to be in 30 s.");
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
};

/** Makes a site with one story for each number of comments. */
export const makeSite = async (counts: readonly number[]): Promise<BenchSite> => {
  const folder = await mkdtemp(join(tmpdir(), "townwire-bench-"));
  const port = await freePort();
  const env = {
    ...process.env,
    TOWNWIRE_DATA: folder,
    PORT: String(port),
    NODE_ENV: "production",
    TOWNWIRE_ORIGIN: `http://localhost:${port}`,
  };
  const command = async (...words: readonly string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, [BIN, ...words], { env })).stdout;

  const made = JSON.parse(
    await command(
      "member",
      "create",
      "--email",
      "b@bench.example",
      "--handle",
      "bench",
      "--name",
      "Bench",
      "--role",
      "editor",
      "--token",
      "--json",
    ),
  ) as { id: string; token: string };
  const stories = new Map<number, string>();
  for (const count of counts) {
    const file = join(folder, `${count}.json`);
    await writeFile(file, benchItem(`c${count}`, `A story with ${count} replies`));
    stories.set(count, (JSON.parse(await command("ingest", file, "--json")) as { story: string }).story);
  }
  const secret = randomBytes(32).toString("base64url");
  const db = new DatabaseSync(join(folder, "townwire.sqlite"));
  for (const [count, id] of stories) if (count > 0) addComments(db, id, made.id, count);
  const now = new Date().toISOString();
  db.prepare("insert into session (id, member_id, made_at, seen_at, ends_at, browser) values (?, ?, ?, ?, ?, 'bench')").run(
    createHash("sha256").update(secret).digest("hex"),
    made.id,
    now,
    now,
    "2099-01-01T00:00:00.000Z",
  );
  db.close();

  let child: ChildProcess | null = null;
  return {
    folder,
    port,
    stories,
    token: made.token,
    cookie: `sid=${secret}`,
    start: async () => {
      const began = performance.now();
      child = spawn(process.execPath, [BIN, "serve"], { env, stdio: "ignore" });
      await until(
        () =>
          fetch(`http://127.0.0.1:${port}/`).then(
            (answer) => answer.ok,
            () => false,
          ),
        5,
      );
      return performance.now() - began;
    },
    stop: async () => {
      const running = child;
      child = null;
      if (running === null) return;
      const gone = new Promise((resolve) => running.once("exit", resolve));
      running.kill("SIGTERM");
      await gone;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
