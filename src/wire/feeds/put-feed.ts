import { mkdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type Actor, done, fold, newId, refuse, type Result, slugOf } from "#kit";
import { listSources, sourceRow } from "#stories";
import { EVERY_LEAST_S, EVERY_MOST_S, EVERY_S, type Feed, type FeedKind, type FeedSettings, sealedFor } from "./feed.ts";
import { feedFacts, noteFeedAct, noteFeedChange } from "./feed-history.ts";
import type { FeedHouse } from "./feed-house.ts";
import { maySetUp } from "./feed-policy.ts";
import { type AddressProblem, readAddress } from "./read-address.ts";

/** What a feed is set up with. `source` is a slug or a name, "" where items name theirs; `secret` null keeps the one that is there. */
export type FeedInput = {
  readonly name: string;
  readonly kind: FeedKind;
  readonly source: string;
  readonly address: string;
  readonly everyS: number | null;
  readonly secret: string | null;
  readonly settings: FeedSettings;
};

export type FeedInputProblem =
  | "not-allowed"
  | "no-name"
  | `address-${AddressProblem}`
  | "folder-outside"
  | "source-unknown"
  | "source-needed"
  | "senders-needed"
  | "sender-odd"
  | "user-needed"
  | "header-odd"
  | "in-the-clear"
  | "every";

const SENDER = /^[^\s@,]*@[^\s@,]+\.[^\s@,.]+$/u;
const HEADER = /^[A-Za-z0-9-]{0,60}$/u;
/** Kinds whose documents anybody could send who finds the door: their items are their feed's source's and nobody else's. */
const SOURCE_NEEDED: readonly FeedKind[] = ["push", "imap"];
const USER_NEEDED: readonly FeedKind[] = ["sftp", "imap"];

const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`);
};

type Checked = {
  readonly address: string;
  readonly sourceId: string | null;
  readonly sourceName: string | null;
  readonly everyS: number;
  readonly settings: FeedSettings;
};

/** Checks what was typed; `slug` names the folder of a feed that was given none, `known` is the address it has. */
const check = async (
  house: FeedHouse,
  actor: Actor,
  input: FeedInput,
  slug: string,
  known: string,
): Promise<Result<Checked, FeedInputProblem>> => {
  const { kind, settings } = input;
  const given = kind === "folder" && input.address.trim() === "" ? join(house.feedsFolder, slug) : input.address;
  const read = readAddress(kind, given);
  if (!read.ok) return refuse(`address-${read.problem}` as const);
  const { address } = read.value;
  // Files of a folder are moved: on the desk only those may be named that lie in the data folder.
  const isNew = kind === "folder" && address !== known;
  if (isNew && actor.role !== "system" && !isWithin(house.feedsFolder, address)) return refuse("folder-outside");
  const user = settings.user.trim() === "" ? read.value.user : settings.user.trim();
  const senders = settings.senders.map((sender) => sender.trim().toLowerCase()).filter((sender) => sender !== "");
  if (USER_NEEDED.includes(kind) && user === "") return refuse("user-needed");
  if (kind === "imap" && senders.length === 0) return refuse("senders-needed");
  if (senders.some((sender) => !SENDER.test(sender))) return refuse("sender-odd");
  if (!HEADER.test(settings.header)) return refuse("header-odd");
  if (input.secret !== null && input.secret !== "" && address.startsWith("http:") && !settings.isInside) return refuse("in-the-clear");
  const everyS = input.everyS ?? EVERY_S[kind] ?? 0;
  if (!Number.isInteger(everyS) || everyS < EVERY_LEAST_S[kind] || everyS > EVERY_MOST_S) return refuse("every");
  const wanted = input.source.trim();
  const source = (await listSources(house.store)).find((each) => each.slug === wanted || fold(each.name) === fold(wanted));
  if (wanted !== "" && source === undefined) return refuse("source-unknown");
  if (source === undefined && SOURCE_NEEDED.includes(kind)) return refuse("source-needed");
  return done({
    address,
    sourceId: source?.id ?? null,
    sourceName: source?.name ?? null,
    everyS,
    settings: { ...settings, user, senders },
  });
};

const hostOf = (address: string): string => URL.parse(address)?.host ?? "";

/** Sets a feed up, and has it looked at at once. */
export const addFeed = async (
  house: FeedHouse,
  actor: Actor,
  input: FeedInput,
): Promise<Result<{ readonly slug: string }, FeedInputProblem>> => {
  if (!maySetUp(actor)) return refuse("not-allowed");
  const name = input.name.trim().slice(0, 120);
  if (name === "") return refuse("no-name");
  const taken = new Set((await house.store.db.selectFrom("feed").select("slug").execute()).map((row) => row.slug));
  const wanted = slugOf(name);
  let slug = wanted;
  for (let no = 2; taken.has(slug); no += 1) slug = `${wanted}-${no}`;
  const checked = await check(house, actor, input, slug, "");
  if (!checked.ok) return checked;
  const { address, sourceId, sourceName, everyS, settings } = checked.value;
  if (input.kind === "folder" && isWithin(house.feedsFolder, address)) await mkdir(address, { recursive: true });
  const now = house.clock.now();
  const id = newId(house.clock.ms());
  const { kind, secret } = input;
  await house.store.transact(async (tx) => {
    await tx
      .insertInto("feed")
      .values({
        id,
        slug,
        name,
        kind,
        source_id: sourceId,
        address,
        every_s: everyS,
        is_on: 1,
        settings: JSON.stringify(settings),
        secret: secret === null || secret === "" ? null : house.sealer.seal(secret, sealedFor(id, "secret")),
        cursor: "{}",
        items: 0,
        fails: 0,
        detail: "",
        next_at: kind === "push" ? null : now,
        made_at: now,
      })
      .execute();
    await noteFeedChange(house, tx, actor, { name, slug, kind }, null, feedFacts({ name, address, everyS, settings }, sourceName));
  });
  return done({ slug });
};

/**
 * Changes how a feed is set up; its kind stays. A new address begins from the start, and one on another host takes no password along that was
 * given for the old one. A look that is under way ends without a say in what comes next.
 */
export const changeFeed = async (
  house: FeedHouse,
  actor: Actor,
  feed: Feed,
  input: Omit<FeedInput, "kind">,
): Promise<Result<null, FeedInputProblem>> => {
  if (!maySetUp(actor)) return refuse("not-allowed");
  const name = input.name.trim().slice(0, 120);
  if (name === "") return refuse("no-name");
  const isElsewhere = hostOf(input.address.trim()) !== hostOf(feed.address);
  const kept = isElsewhere ? null : feed.secret;
  const checked = await check(house, actor, { ...input, kind: feed.kind, secret: input.secret ?? kept }, feed.slug, feed.address);
  if (!checked.ok) return checked;
  const { address, sourceId, sourceName, everyS, settings } = checked.value;
  const secret = input.secret === null ? kept : input.secret === "" ? null : house.sealer.seal(input.secret, sealedFor(feed.id, "secret"));
  await house.store.transact(async (tx) => {
    await tx
      .updateTable("feed")
      .set({
        name,
        source_id: sourceId,
        address,
        every_s: everyS,
        settings: JSON.stringify(settings),
        secret,
        ...(address === feed.address ? {} : { cursor: "{}" }),
        fails: 0,
        problem: null,
        detail: "",
        next_at: feed.kind === "push" ? null : house.clock.now(),
        leased_until: null,
        leased_by: null,
      })
      .where("id", "=", feed.id)
      .execute();
    if (address !== feed.address) await tx.deleteFrom("feed_seen").where("feed_id", "=", feed.id).execute();
    const known = feed.sourceId === null ? null : (await sourceRow(tx, feed.sourceId)).name;
    const which = { name, slug: feed.slug, kind: feed.kind };
    await noteFeedChange(house, tx, actor, which, feedFacts(feed, known), feedFacts({ name, address, everyS, settings }, sourceName));
    if (secret !== feed.secret) await noteFeedAct(house, tx, actor, which, "secret");
  });
  return done(null);
};
