import { join } from "node:path";
import { plainJudge, type Posted } from "#conversation";
import { type Actor, system } from "#kit";
import { createMember } from "#members";
import { openFiles } from "#outside";
import { putSource } from "#stories";
import { takeItem } from "#wire";
import type { TestHouse } from "../../store/testing/index.ts";
import type { QuestionTable } from "../tables.ts";
import { openWriteTyped } from "../write-typed.ts";

/** Takes a story in by the wire, as its source sends it, and gives its id. */
export const addStory = async (house: TestHouse, uri = "gull"): Promise<string> => {
  await house.store.transact((tx) => putSource(house, tx, { name: "Own", isOwn: true, matches: ["OWN"] }, true));
  const item = {
    uri: `urn:own:${uri}`,
    version: "1",
    type: "text",
    versioncreated: "2026-03-04T10:00:00Z",
    provider: "OWN",
    headline: `The ${uri} lands`,
    body_html: "<p>The barrier closes at five metres of tide.</p><p>Nobody was hurt.</p>",
  };
  const from = { ...house, files: openFiles(join(house.folder, "files")) };
  const bytes = Buffer.from(JSON.stringify(item));
  const [line] = await takeItem(from, system, { bytes, fileName: "f", channel: "folder", sourceHint: null });
  const row = await house.store.db
    .selectFrom("story")
    .select("id")
    .where("short_id", "=", line?.story ?? "")
    .executeTakeFirstOrThrow();
  return row.id;
};

/** A member whose mailbox was proved. */
export const addMember = async (house: TestHouse, handle: string, role = "member"): Promise<Actor> => {
  const name = `${handle} Tester`;
  const made = await createMember(house, system, { email: `${handle}@t.example`, handle, name, role, token: false });
  if (!made.ok) throw new Error(made.problem.sentence);
  await house.store.db.updateTable("member").set({ proved_at: house.clock.now() }).where("id", "=", made.value.id).execute();
  return { id: made.value.id, role: role as Actor["role"], handle, name };
};

export const asking = (house: TestHouse) => ({ ...house, judge: plainJudge(house) });

type More = { readonly about?: object; readonly key?: string | null };

const write = async (
  house: TestHouse,
  actor: Actor,
  typed: { kind: "question" | "answer"; storyId: string; parentId: string | null; body: string },
  more: More,
): Promise<Posted> => {
  const wanted = { ...typed, key: more.key ?? null, about: JSON.stringify(more.about ?? {}) };
  const posted = await house.store.transact((tx) => openWriteTyped(asking(house))(tx, actor, wanted));
  if (!posted.ok) throw new Error(posted.problem.kind);
  return posted.value;
};

export const ask = async (house: TestHouse, actor: Actor, storyId: string, body: string, more: More = {}): Promise<string> =>
  (await write(house, actor, { kind: "question", storyId, parentId: null, body }, more)).id;

export const answer = async (
  house: TestHouse,
  actor: Actor,
  storyId: string,
  question: string,
  body: string,
  sources: readonly string[] = [],
): Promise<string> => (await write(house, actor, { kind: "answer", storyId, parentId: question, body }, { about: { sources } })).id;

export const rowOf = (house: TestHouse, id: string): Promise<QuestionTable> =>
  house.store.db.selectFrom("question").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
