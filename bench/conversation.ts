import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Actor, cursorOf, system, systemClock, visitor } from "#kit";
import { createMember } from "#members";
import { type House, migrate, openStore, type Store } from "#store";
import { startPostgres } from "./postgres.ts";
import { seedThread } from "./seed-thread.ts";

/** What is done in a conversation of 100,000 comments and in one of 100, in turn, in the same database. */
export type TalkFigure = {
  readonly dialect: string;
  readonly name: string;
  readonly ratio: number;
  readonly few: number;
  readonly many: number;
  /** Statements, few and many. */
  readonly statements: readonly [number, number];
};

const built = async <Module>(path: string): Promise<Module> => (await import(new URL(`../dist/${path}`, import.meta.url).href)) as Module;

const SIZES = { few: 100, many: 100_000 } as const;
const ROUNDS = 60;
const WARM = 10;

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

type Deed = { readonly name: string; readonly run: (story: string, round: number) => Promise<unknown> };

const measure = async (store: Store, dialect: string, { name, run }: Deed): Promise<TalkFigure> => {
  const times = { few: [] as number[], many: [] as number[] };
  const statements: [number, number] = [0, 0];
  for (let round = 0; round < ROUNDS + WARM; round += 1)
    for (const size of round % 2 === 0 ? (["few", "many"] as const) : (["many", "few"] as const)) {
      let count = 0;
      const stop = store.onQuery(() => (count += 1));
      const began = performance.now();
      await run(size, round);
      const took = performance.now() - began;
      stop();
      statements[size === "few" ? 0 : 1] = count;
      if (round >= WARM) times[size].push(took);
    }
  const [few, many] = [middle(times.few), middle(times.many)];
  return { dialect, name, few, many, ratio: many / few, statements };
};

/** What readers and members do; the same in both conversations. */
const deedsOf = async (house: House, members: readonly Actor[]): Promise<readonly Deed[]> => {
  const { talkView, threadView, commentView } = await built<typeof import("../src/conversation/talk-view.ts")>("conversation/talk-view.js");
  const { searchTalk } = await built<typeof import("../src/conversation/comment-lists.ts")>("conversation/comment-lists.js");
  const { castVote } = await built<typeof import("../src/conversation/cast-vote.ts")>("conversation/cast-vote.js");
  const { postComment } = await built<typeof import("../src/conversation/write-comment.ts")>("conversation/write-comment.js");
  const { turnAt } = await built<typeof import("../src/conversation/rank-comment.ts")>("conversation/rank-comment.js");
  const { plainJudge } = await built<typeof import("../src/conversation/plain-judge.ts")>("conversation/plain-judge.js");
  const sizeOf = (story: string): number => SIZES[story as keyof typeof SIZES];
  const idAt = (story: string, share: number): string => `${story}${3 * Math.floor((share * sizeOf(story)) / 3) + 1}`;
  /** A thread of 100 answers to one comment, and one of 11,000: what is shown of both is as long. */
  const crowdOf = (story: string): string => (story === "few" ? "wide" : story);
  const lateIn = async (story: string): Promise<string> => {
    const rows = house.store.db.selectFrom("comment_rank").select("comment_id").where("thread_id", "=", `c:${story}1`);
    const ranked = rows.where("sort", "=", "best").orderBy("score", "desc").orderBy("seq", "desc");
    return (await ranked.offset(70).limit(1).executeTakeFirstOrThrow()).comment_id;
  };
  const late = { few: await lateIn("wide"), many: await lateIn("many") };
  const lateOf = (story: string): string => late[story as keyof typeof late];
  const rankAt = async (story: string): Promise<string> => {
    const rows = house.store.db
      .selectFrom("comment_rank")
      .select(["score", "seq"])
      .where("thread_id", "=", `story:${story}`)
      .where("sort", "=", "best");
    const skipped = Math.floor(sizeOf(story) * 0.6 * 0.6);
    const found = await rows.orderBy("score", "desc").orderBy("seq", "desc").offset(skipped).limit(1).executeTakeFirstOrThrow();
    return cursorOf(turnAt(house.clock.ms()), found.score, found.seq);
  };
  const deep = { few: await rankAt("few"), many: await rankAt("many") };
  const judged = { ...house, judge: plainJudge(house) };
  return [
    { name: "first page, best", run: (story) => talkView(house, visitor, story, { order: "best" }) },
    { name: "first page, newest", run: (story) => talkView(house, visitor, story, { order: "newest" }) },
    {
      name: "deep page, best",
      run: (story) => talkView(house, visitor, story, { order: "best", after: deep[story as keyof typeof deep] }),
    },
    {
      name: "deep page, oldest",
      run: (story) => talkView(house, visitor, story, { order: "oldest", after: cursorOf(Math.floor(sizeOf(story) * 0.6)) }),
    },
    {
      name: "permalink",
      run: async (story) => {
        const comment = await commentView(house, visitor, idAt(story, 0.5));
        return threadView(house, visitor, { storyId: story, rootId: comment?.id ?? "", order: "best" });
      },
    },
    {
      name: "a thread of many answers, best",
      run: (story) => threadView(house, visitor, { storyId: crowdOf(story), rootId: `${crowdOf(story)}1`, order: "best" }),
    },
    {
      name: "one answer among them",
      run: (story) =>
        threadView(house, visitor, { storyId: crowdOf(story), rootId: `${crowdOf(story)}1`, order: "best", at: lateOf(story) }),
    },
    {
      name: "answer among them",
      run: (story, round) =>
        postComment(judged, members[0]!, {
          storyId: crowdOf(story),
          parentId: `${crowdOf(story)}1`,
          body: `An answer of round ${round}.`,
          key: null,
        }),
    },
    {
      name: "vote on one of them",
      run: (story, round) => castVote(house, members[1]!, lateOf(story), round % 2 === 0 ? "respect" : "doesnt-help"),
    },
    {
      name: "post",
      run: (story, round) =>
        postComment(judged, members[0]!, { storyId: story, parentId: null, body: `A word of round ${round} on it.`, key: null }),
    },
    {
      name: "vote",
      run: (story, round) => castVote(house, members[1]!, idAt(story, 0.5), round % 2 === 0 ? "respect" : "doesnt-help"),
    },
    { name: "search, a word in every comment", run: (story) => searchTalk(house, visitor, story, { q: "gull", authorId: null }) },
    { name: "search, a rare word", run: (story) => searchTalk(house, visitor, story, { q: "ptarmigan", authorId: null }) },
  ];
};

const benchOn = async (store: Store): Promise<readonly TalkFigure[]> => {
  const house: House = { store, clock: systemClock };
  await migrate(store, systemClock);
  const members: Actor[] = [];
  for (const handle of ["una_bench", "bo_bench"]) {
    const name = handle === "una_bench" ? "Una Tarn" : "Boone Marsh";
    const made = await createMember(house, system, { email: `${handle}@bench.example`, handle, name, role: "member", token: false });
    if (!made.ok) throw new Error(made.problem.sentence);
    members.push({ id: made.value.id, role: "member", handle, name });
  }
  for (const [story, size] of Object.entries(SIZES)) await seedThread(house, { story, size, author: "somebody", crowdEvery: 9 });
  await seedThread(house, { story: "wide", size: 100, author: "somebody", crowdEvery: 1 });
  const figures: TalkFigure[] = [];
  for (const deed of await deedsOf(house, members)) figures.push(await measure(store, store.dialect, deed));
  return figures;
};

/** On both databases. */
export const conversation = async (): Promise<readonly TalkFigure[]> => {
  const folder = await mkdtemp(join(tmpdir(), "townwire-bench-talk-"));
  await chmod(folder, 0o755); // PostgreSQL runs as a user of its own
  const sqlite = openStore({ dialect: "sqlite", file: join(folder, "bench.sqlite") });
  const figures = [...(await benchOn(sqlite))];
  await sqlite.close();
  const server = await startPostgres(join(folder, "postgres"));
  const postgres = openStore({ dialect: "postgres", url: server.url });
  figures.push(...(await benchOn(postgres)));
  await postgres.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  return figures;
};

export const TALK_RATIO_MOST = 1.5;

export const talkLine = ({ dialect, name, ratio, few, many, statements }: TalkFigure): string =>
  [
    ratio <= TALK_RATIO_MOST && statements[0] === statements[1] ? "ok  " : "SLOW",
    `${dialect}: ${name}`.padEnd(44),
    `${ratio.toFixed(2)} times that of 100 comments (${many.toFixed(2)} ms, ${few.toFixed(2)} ms)`,
    `${statements.join(" and ")} statements`,
  ].join("  ");

if (import.meta.main) for (const figure of await conversation()) process.stdout.write(`${talkLine(figure)}\n`);
