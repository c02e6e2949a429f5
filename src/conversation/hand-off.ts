import { type Actor, DAY, done, later, MINUTE, newSecret, newShortId, refuse, type Result, sha256 } from "#kit";
import { plainActor } from "#members";
import { storySubject } from "#stories";
import { type House, lockRow } from "#store";
import type { Judge } from "./comment.ts";
import "./tables.ts";
import { type Posted, type PostProblem, writeComment } from "./write-comment.ts";

export const CODE_MS = 3 * MINUTE; // in which a code can be carried to the frame, by hand if it must be
export const EMBED_TOKEN_MS = 30 * MINUTE; // in which the frame replies; it is kept nowhere but in the frame's memory
const KEEP_MS = DAY; // after which what was handed over is forgotten
const CODE_LETTERS = 20; // 100 random bits

const SITE = /^https:\/\/[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/u;
const HERE = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/u;

/**
 * The origin of a site that may show conversations with a box to reply in; null for what is none. It goes into a policy of ours, so nothing but
 * a plain name and a port is taken; without encryption only on the machine itself.
 */
export const siteIn = (given: string | undefined): string | null =>
  given !== undefined && (SITE.test(given) || HERE.test(given)) && URL.parse(given)?.origin === given ? given : null;

/** A digest in base64url (RFC 4648), as a browser's script makes it of what it keeps secret (compare RFC 7636). */
export const challengeOf = (verifier: string): string => Buffer.from(sha256(verifier), "hex").toString("base64url");

export type Asked = { readonly storyId: string; readonly site: string; readonly challenge: string };

/** Whether a challenge looks like one. */
export const isChallenge = (given: string): boolean => /^[A-Za-z0-9_-]{43}$/u.test(given);

/** Hands a member's sign-in to the frame that knows the secret behind `challenge`, on one site, under one story; gives a code that works once. */
export const handOver = (
  house: House,
  actor: Actor,
  { storyId, site, challenge }: Asked,
): Promise<Result<{ readonly code: string }, "not-signed-in" | "not-there" | "odd">> =>
  house.store.transact(async (tx) => {
    if (actor.id === null || actor.role === "source") return refuse("not-signed-in");
    if (siteIn(site) === null || !isChallenge(challenge)) return refuse("odd");
    const story = await storySubject(tx, storyId);
    if (story === null || !story.isPublic || story.isTalkClosed) return refuse("not-there");
    const code = newShortId(CODE_LETTERS);
    const now = house.clock.now();
    const row = { id: sha256(code), challenge, site, story_id: story.id, member_id: actor.id, made_at: now, ends_at: later(now, CODE_MS) };
    await tx.insertInto("hand_off").values(row).execute();
    return done({ code });
  });

export type Taken = { readonly token: string; readonly name: string };

/** Gives a frame a token for a code: once, in time, to the frame that asked, on the site that it asked for. A wrong try uses the code up. */
export const takeOver = (
  house: House,
  given: { readonly code: string; readonly verifier: string; readonly site: string },
): Promise<Result<Taken, "over">> =>
  house.store.transact(async (tx) => {
    const row = await lockRow(house.store.dialect)(
      tx.selectFrom("hand_off").selectAll().where("id", "=", sha256(given.code)),
    ).executeTakeFirst();
    const now = house.clock.now();
    if (row === undefined || row.used_at !== null || row.ends_at <= now) return refuse("over");
    const isTheirs = row.site === given.site && row.challenge === challengeOf(given.verifier);
    const actor = isTheirs ? await plainActor(tx, row.member_id) : null;
    const token = newSecret();
    const set = actor === null ? {} : { token_id: sha256(token), token_ends_at: later(now, EMBED_TOKEN_MS) };
    await tx
      .updateTable("hand_off")
      .set({ used_at: now, ...set })
      .where("id", "=", row.id)
      .execute();
    return actor === null ? refuse("over") : done({ token, name: actor.name ?? "" });
  });

export type EmbedReply = {
  readonly token: string;
  readonly site: string;
  readonly parentId: string | null;
  readonly body: string;
  readonly key: string | null;
};

/** Writes a reply from a frame on another site, as the member who handed their sign-in to it and with none of a role's powers. */
export const replyFromEmbed = (
  house: House & { readonly judge: Judge },
  { token, site, parentId, body, key }: EmbedReply,
): Promise<Result<Posted, PostProblem>> =>
  house.store.transact(async (tx) => {
    const row = await tx.selectFrom("hand_off").selectAll().where("token_id", "=", sha256(token)).executeTakeFirst();
    if (row?.token_ends_at === undefined || row.token_ends_at === null || row.token_ends_at <= house.clock.now() || row.site !== site)
      return refuse({ kind: "not-signed-in" });
    const actor = await plainActor(tx, row.member_id);
    if (actor === null) return refuse({ kind: "not-signed-in" });
    return writeComment(house, tx, actor, { storyId: row.story_id, parentId, body, key });
  });

/** Forgets what was handed over a day ago. */
export const forgetHandOffs = (house: House): Promise<unknown> =>
  house.store.transact((tx) => tx.deleteFrom("hand_off").where("ends_at", "<", later(house.clock.now(), -KEEP_MS)).execute());
