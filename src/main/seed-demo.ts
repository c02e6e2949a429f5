import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { CommandHouse } from "#cli";
import { ACTS, actOnNote, writeNote } from "#context";
import { hideComment, type NewComment, plainJudge, postComment, RULES } from "#conversation";
import { type Actor, DAY, HOUR, instantOf, MINUTE, SECOND, type SteppingClock, steppingClock, system } from "#kit";
import { createMember, declareInterest, memberByHandle } from "#members";
import { openWriteTyped } from "#questions";
import { putSections, putSource, readSite, storySubject, writeSite } from "#stories";
import { filesOf, type IntakeLine, keepPictureFile, takeItem } from "#wire";

import { demoCommunity, demoDiscussion, discussionSteps, foundDemoCommunity } from "./demo-communities.ts";
import { demoQuestion, runDemoQuestion } from "./demo-questions.ts";
import { demoSession, setUpDemoSession } from "./demo-sessions.ts";

const FOLDER = fileURLToPath(new URL("../../demo", import.meta.url));

const inThree = z.object({ en: z.string(), fr: z.string(), ar: z.string() });

const newsroomForm = z.object({
  site: z.object({
    name: z.string(),
    nameplate: z.string(),
    tagline: z.string(),
    lang: z.enum(["en", "fr", "ar"]),
    zone: z.string(),
    ear: z.array(z.array(z.string())),
  }),
  sections: z.array(z.object({ slug: z.string(), names: inThree })),
  rules: z.array(
    z.object({
      source: z.string().nullable(),
      subjectPrefix: z.string().nullable(),
      sluglinePrefix: z.string().nullable(),
      section: z.string(),
    }),
  ),
  sources: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      code: z.string(),
      holder: z.string(),
      terms: z.string(),
      about: z.string(),
      aboutLang: z.string().default("en"),
      isOwn: z.boolean().default(false),
      matches: z.array(z.string()),
    }),
  ),
  members: z.array(
    z.object({
      email: z.string(),
      handle: z.string(),
      name: z.string(),
      role: z.enum(["member", "moderator", "editor", "admin"]),
      place: z.string(),
      show: z.boolean().default(false),
      /** Matters under whose stories they are named as somebody who knows. */
      knows: z.array(z.string()).default([]),
    }),
  ),
  communities: z.array(demoCommunity),
  discussions: z.array(demoDiscussion),
  sessions: z.array(demoSession),
  talk: z.array(
    z.object({
      file: z.string(),
      at: z.string(),
      by: z.string(),
      body: z.string(),
      key: z.string(),
      under: z.string().optional(),
      kind: z.enum(["comment", "question", "answer"]).default("comment"),
      aim: z.string().default("story"),
      /** The session whose guest it is put to. */
      session: z.string().optional(),
      quote: z.string().optional(),
      sources: z.array(z.string()).default([]),
      hide: z.object({ at: z.string(), by: z.string(), rule: z.enum(RULES), reason: z.string() }).optional(),
    }),
  ),
  notes: z.array(
    z.object({
      file: z.string(),
      at: z.string(),
      by: z.string(),
      quote: z.string(),
      body: z.string(),
      kind: z.string(),
      evidence: z.array(z.string()),
      key: z.string(),
      acts: z.array(z.object({ at: z.string(), by: z.string(), act: z.enum(ACTS) })).default([]),
    }),
  ),
  questions: z.array(demoQuestion),
});

export type Newsroom = z.infer<typeof newsroomForm>;

export const readNewsroom = async (): Promise<Newsroom> =>
  newsroomForm.parse(JSON.parse(await readFile(join(FOLDER, "newsroom.json"), "utf8")));

/** "-2h14m", "+28d", "-3d03h10m" as milliseconds. */
export const offsetIn = (text: string): number | null => {
  const found = /^([+-])(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/u.exec(text);
  if (found === null) return null;
  const [, sign, days = "0", hours = "0", minutes = "0"] = found;
  return (sign === "-" ? -1 : 1) * (Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE);
};

/** A demo file's text with its times set against `nowMs`: `{{-2h14m}}` is an instant, `{{year}}` a year. */
export const settleTimes = (text: string, nowMs: number): string =>
  text.replaceAll(/\{\{([^{}]+)\}\}/gu, (whole, token: string) => {
    if (token === "year") return instantOf(nowMs).slice(0, 4);
    const offset = offsetIn(token);
    return offset === null ? whole : instantOf(nowMs + offset);
  });

/** When a demo file came: when its version was made, as the file says it; null where it says nothing. */
const sentAt = (text: string, nowMs: number): number | null => {
  const token = /versionCreated"?>?(?:": ")?\s*"?\{\{([^{}]+)\}\}/iu.exec(text)?.[1];
  const offset = token === undefined ? null : offsetIn(token);
  return offset === null ? null : nowMs + offset;
};

type Step = { readonly atMs: number; readonly run: () => Promise<void> };

type DemoHouse = CommandHouse & { readonly clock: SteppingClock };

const seedMembers = async (house: DemoHouse, newsroom: Newsroom): Promise<ReadonlyMap<string, Actor>> => {
  const actors = new Map<string, Actor>();
  for (const { email, handle, name, role, place, knows } of newsroom.members) {
    await createMember(house, system, { email, handle, name, role, place, isProved: knows.length > 0, token: false }); // one that is there already stays
    const member = await memberByHandle(house.store, handle);
    if (member === null) throw new Error(`The demo's member ${handle} could not be made.`);
    const actor: Actor = { id: member.id, role, handle, name };
    actors.set(handle, actor);
    const unjudged = { ...house, judgeProfile: async () => null };
    for (const label of knows) await declareInterest(unjudged, actor, { kind: "topic", label, isOpen: true });
  }
  return actors;
};

/** The demo's wire files in the order they came, a file never before the one with the number before it. */
const wireSteps = async (house: DemoHouse, nowMs: number, taken: Map<string, readonly IntakeLine[]>): Promise<readonly Step[]> => {
  const steps: Step[] = [];
  let last = 0;
  for (const path of await filesOf(join(FOLDER, "wire"))) {
    const file = basename(path);
    if (file.endsWith(".png")) {
      await keepPictureFile(house, await readFile(path), file);
      continue;
    }
    const text = await readFile(path, "utf8");
    const atMs = Math.max(last + 20 * SECOND, sentAt(text, nowMs) ?? 0);
    last = atMs;
    const run = async (): Promise<void> => {
      const bytes = Buffer.from(settleTimes(text, nowMs));
      taken.set(file, await takeItem(house, system, { bytes, fileName: file, channel: "folder", sourceHint: null }));
    };
    steps.push({ atMs, run });
  }
  return steps;
};

/** What a question or an answer of the demo is beside its words. */
const aboutOf = ({ aim, quote, sources, session }: Newsroom["talk"][number], sessions: ReadonlyMap<string, string>): string =>
  JSON.stringify({
    aim,
    session: sessions.get(session ?? "") ?? null,
    quote: quote === undefined ? null : { exact: quote, prefix: "", suffix: "" },
    sources,
  });

type Cast = { readonly newsroom: Newsroom; readonly actorOf: (handle: string) => Actor; readonly storyOf: (file: string) => string };

const castOf = (newsroom: Newsroom, actors: ReadonlyMap<string, Actor>, taken: ReadonlyMap<string, readonly IntakeLine[]>): Cast => ({
  newsroom,
  actorOf: (handle) => {
    const actor = actors.get(handle);
    if (actor === undefined) throw new Error(`The demo has no member ${handle}.`);
    return actor;
  },
  storyOf: (file) => {
    const story = taken.get(file)?.find((line) => line.story !== null)?.story;
    if (story === undefined || story === null) throw new Error(`The demo's ${file} made no story.`);
    return story;
  },
});

const noteSteps = (house: DemoHouse, nowMs: number, { newsroom, actorOf, storyOf }: Cast): readonly Step[] => {
  const judged = { ...house, judge: plainJudge(house) };
  const when = (at: string): number => nowMs + (offsetIn(at) ?? 0);
  return newsroom.notes.flatMap(({ file, at, by, quote, body, kind, evidence, key, acts }) => {
    const written: { id: string } = { id: "" };
    const write = async (): Promise<void> => {
      const result = await writeNote(judged, actorOf(by), { storyId: storyOf(file), quote, body, kind, evidence, key: `demo:${key}` });
      if (!result.ok) throw new Error(`The demo's note ${key} was refused: ${result.problem.kind}.`);
      written.id = result.value.note.id;
    };
    const act = (one: (typeof acts)[number]) => async (): Promise<void> => {
      await actOnNote(judged, actorOf(one.by), written.id, { act: one.act });
    };
    return [{ atMs: when(at), run: write }, ...acts.map((one) => ({ atMs: when(one.at), run: act(one) }))];
  });
};

const talkSteps = (house: DemoHouse, nowMs: number, { newsroom, actorOf, storyOf }: Cast): readonly Step[] => {
  const posted = new Map<string, string>();
  const sessions = new Map<string, string>();
  const judged = { ...house, judge: plainJudge(house) };
  const when = (at: string): number => nowMs + (offsetIn(at) ?? 0);
  const writeTyped = (kind: "question" | "answer", wanted: Omit<NewComment, "kind">, said: Newsroom["talk"][number]) =>
    house.store.transact((tx) => openWriteTyped(judged)(tx, actorOf(said.by), { ...wanted, kind, about: aboutOf(said, sessions) }));
  const idOf = (key: string): string => posted.get(key) ?? "";
  const questions = newsroom.questions.map((step) => ({
    atMs: when(step.at),
    run: () => runDemoQuestion(house, actorOf(step.by), step, { idOf, storyOf }),
  }));
  const guests = newsroom.sessions.map((session) => ({
    atMs: when(session.at),
    run: async (): Promise<void> => {
      const times = {
        collectsAt: session.collects === null ? null : instantOf(when(session.collects)),
        startsAt: instantOf(when(session.starts)),
      };
      sessions.set(session.key, await setUpDemoSession(house, actorOf(session.by), session, { storyId: storyOf(session.file), ...times }));
    },
  }));
  const talk = newsroom.talk.flatMap((said) => {
    const post = async (): Promise<void> => {
      const parentId = said.under === undefined ? null : (posted.get(said.under) ?? null);
      const subject = await storySubject(house.store.db, storyOf(said.file));
      const wanted = { storyId: subject?.id ?? "", parentId, body: said.body, key: `demo:${said.key}` };
      const result = await (said.kind === "comment" ? postComment(judged, actorOf(said.by), wanted) : writeTyped(said.kind, wanted, said));
      if (!result.ok) throw new Error(`The demo's reply ${said.key} was refused: ${result.problem.kind}.`);
      posted.set(said.key, result.value.id);
    };
    const steps: Step[] = [{ atMs: when(said.at), run: post }];
    const { hide } = said;
    if (hide !== undefined)
      steps.push({
        atMs: when(hide.at),
        run: async () => {
          await hideComment(house, actorOf(hide.by), posted.get(said.key) ?? "", { rule: hide.rule, reason: hide.reason });
        },
      });
    return steps;
  });
  return [...guests, ...talk, ...questions];
};

const communitySteps = (house: DemoHouse, nowMs: number, { newsroom, actorOf }: Cast): readonly Step[] => {
  const told = { actorOf, when: (at: string): number => nowMs + (offsetIn(at) ?? 0) };
  const founded = newsroom.communities.map((community) => ({
    atMs: nowMs - 7 * DAY,
    run: () => foundDemoCommunity(house, community, told),
  }));
  return [...founded, ...newsroom.discussions.flatMap((discussion) => discussionSteps(house, discussion, told))];
};

/**
 * Fills an empty house with the demo newsroom: its files go through the intake, its replies through the conversation and its notes through their verbs,
 * each at the time it tells of. A house with a name is left as it is; one whose filling was cut off is filled again from where it stood.
 */
export const seedDemo = async (house: CommandHouse): Promise<void> => {
  const named = await readSite(house.store);
  if (named.isNamed) return;
  const newsroom = await readNewsroom();
  const nowMs = house.clock.ms();
  const demo: DemoHouse = { ...house, clock: steppingClock(instantOf(nowMs - 8 * DAY)) };
  await house.store.transact(async (tx) => {
    await putSections(demo, tx, newsroom.sections, newsroom.rules);
    for (const source of newsroom.sources) await putSource(demo, tx, source, true);
  });
  const actors = await seedMembers(demo, newsroom);
  const taken = new Map<string, readonly IntakeLine[]>();
  const cast = castOf(newsroom, actors, taken);
  const steps = [
    ...(await wireSteps(demo, nowMs, taken)),
    ...talkSteps(demo, nowMs, cast),
    ...noteSteps(demo, nowMs, cast),
    ...communitySteps(demo, nowMs, cast),
  ];
  for (const step of steps.toSorted((a, b) => a.atMs - b.atMs)) {
    demo.clock.set(instantOf(step.atMs));
    await step.run();
  }
  demo.clock.set(instantOf(nowMs));
  await writeSite(house, newsroom.site);
};
