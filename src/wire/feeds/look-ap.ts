import { z } from "zod";
import { HOUR, later, sha256 } from "#kit";
import type { Fetched, GuardedFetch } from "#outside";
import { pictureName } from "#stories";
import { readsLikeKill } from "../looks-like-kill.ts";
import { BYTES_MOST } from "../read.ts";
import { failed, type Look, type Looked } from "./look.ts";
import { forgetBefore, remember, seenAmong } from "./seen.ts";
import { notFetched, proofOf, troubleOf, withFetch } from "./look-http.ts";

/** `next` is the page to ask for, told at `at`. */
const cursorSchema = z.object({ next: z.string(), at: z.string() }).partial();

/** A page's token is forgotten by the agency after 72 h (AP Media API, Feed). */
const TOKEN_LIVES_MS = 72 * HOUR;
/** The agency's word for a token that it does not know any more. */
const TOKEN_UNKNOWN = "6060";
/** Longer than a token lives: one that begins anew is told of nothing twice. */
const REMEMBERED_MS = TOKEN_LIVES_MS + 24 * HOUR;
const PAGES_A_LOOK = 10;
const PICTURES_MOST = 20;

const rendition = z.looseObject({ href: z.string().optional(), mimetype: z.string().optional() });
const itemSchema = z.looseObject({
  altids: z.looseObject({ etag: z.string().optional() }).optional(),
  pubstatus: z.string().optional(),
  renditions: z.record(z.string(), z.union([rendition, z.unknown()])).optional(),
  associations: z.record(z.string(), z.unknown()).optional(),
});
const entrySchema = z.looseObject({ item: itemSchema });
const pageSchema = z.looseObject({
  data: z.looseObject({ items: z.array(z.unknown()).optional(), next_page: z.string().optional() }),
});
const errorSchema = z.looseObject({ error: z.looseObject({ code: z.union([z.string(), z.number()]).optional() }) });
type Entry = z.infer<typeof entrySchema>;

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return null;
  }
};

/** Something that an item points at could not be fetched just now: the page is asked for again. */
class NotNow extends Error {}

/** Asks for something of the agency's; the key is told to the agency's own host alone. Null where it is not to be had. */
const asked = async ({ feed, secret }: Look, net: GuardedFetch, href: string): Promise<Fetched | null> => {
  const isTheirs = URL.parse(href)?.origin === new URL(feed.address).origin;
  const got = await net.get(href, { bytesMost: BYTES_MOST, headers: isTheirs ? proofOf(feed, secret, "x-api-key") : {} });
  if (got.ok && got.value.status === 200) return got.value;
  const isPassing = got.ok ? got.value.status === 429 || got.value.status >= 500 : ["unreachable", "too-slow"].includes(got.problem.kind);
  if (isPassing) throw new NotNow(got.ok ? `${href} answered ${got.value.status}.` : got.problem.reason);
  return null;
};

const hrefOf = (value: unknown): string | null => rendition.safeParse(value).data?.href ?? null;

const isOff = (entry: Entry): boolean => /cancel|withh/iu.test(entry.item.pubstatus ?? "");

/** The renditions of a picture that a page could show, the largest first. */
const SHOWN = ["main", "preview"];

/** Brings the pictures that go with an item: each one's own item is put into the association, so that its rights are known. */
const withPictures = async (look: Look, net: GuardedFetch, associations: Readonly<Record<string, unknown>>) => {
  const made: Record<string, unknown> = { ...associations };
  for (const [key, value] of Object.entries(associations).slice(0, PICTURES_MOST)) {
    const link = z.looseObject({ uri: z.string(), type: z.string().optional() }).safeParse(value).data;
    if (link === undefined || (link.type !== undefined && link.type !== "picture")) continue;
    const got = await asked(look, net, link.uri);
    const document = z.looseObject({ data: z.looseObject({ item: itemSchema }) }).safeParse(got === null ? null : jsonOf(got.bytes)).data;
    if (document === undefined) continue;
    const { item } = document.data;
    made[key] = { ...link, item };
    const href = SHOWN.map((name) => hrefOf(item.renditions?.[name])).find((each) => each !== null) ?? null;
    const picture = href === null || isOff({ item }) ? null : await asked(look, net, href);
    if (href !== null && picture !== null) await look.intake.keepPicture(picture.bytes, pictureName(href));
  }
  return made;
};

/** An entry with its text and pictures: the text as it came stands in `item.renditions.nitf.content`. */
const completed = async (look: Look, net: GuardedFetch, entry: Entry): Promise<Entry> => {
  if (isOff(entry)) return entry; // what is taken off needs no text
  const { item } = entry;
  const href = hrefOf(item.renditions?.["nitf"]);
  const text = href === null ? null : await asked(look, net, href);
  const nitf = rendition.safeParse(item.renditions?.["nitf"]).data ?? {};
  return {
    ...entry,
    item: {
      ...item,
      ...(text === null
        ? {}
        : { renditions: { ...item.renditions, nitf: { ...nitf, content: Buffer.from(text.bytes).toString("utf8") } } }),
      ...(item.associations === undefined ? {} : { associations: await withPictures(look, net, item.associations) }),
    },
  };
};

/** What names a revision of an item, media included (AP Media API, "Revisions and duplicates"); else its own bytes. */
const keyOf = (entry: unknown, bytes: Uint8Array): string => entrySchema.safeParse(entry).data?.item.altids?.etag ?? sha256(bytes);

/** Takes in the entries of a page that did not come before, kills first. */
const takePage = async (look: Look, net: GuardedFetch, entries: readonly unknown[]): Promise<void> => {
  const { house, feed, intake } = look;
  const all = entries.map((entry) => {
    const bytes = Buffer.from(JSON.stringify(entry));
    return { entry, bytes, key: keyOf(entry, bytes), isKill: readsLikeKill(bytes) };
  });
  const seen = await seenAmong(
    house,
    feed,
    all.map(({ key }) => key),
  );
  const fresh = all.filter(({ key }) => !seen.has(key));
  for (const { entry, bytes, key } of [...fresh.filter(({ isKill }) => isKill), ...fresh.filter(({ isKill }) => !isKill)]) {
    const read = entrySchema.safeParse(entry);
    // What is not an entry is refused where documents are read, with the reason.
    const whole = read.success ? Buffer.from(JSON.stringify(await completed(look, net, read.data))) : bytes;
    await intake.take({ bytes: whole, fileName: `${feed.slug}.json`, contentType: "application/json" });
    await remember(house, feed, key, { mark: "", isTaken: true });
  }
  if (fresh.length > 0) await forgetBefore(house, feed, later(house.clock.now(), -REMEMBERED_MS));
};

/** Where to ask next: the page the agency named, or from the beginning where its token is too old. */
const startOf = ({ house, feed }: Look): { readonly url: string; readonly isFresh: boolean } => {
  const { next, at } = cursorSchema.parse(JSON.parse(feed.cursor));
  const isAlive = next !== undefined && at !== undefined && house.clock.ms() - Date.parse(at) < TOKEN_LIVES_MS;
  return isAlive ? { url: next, isFresh: false } : { url: feed.address, isFresh: true };
};

/** Looks at AP's Media API: page after page by `next_page`, also after an empty one, since the token in it is where we are. */
export const lookAp = (look: Look): Promise<Looked> =>
  withFetch(look, async (net) => {
    const { house, feed, secret } = look;
    let { url, isFresh } = startOf(look); // it begins anew once a look: a server that forgets at once is not asked without end
    let cursor: { readonly cursor?: object } = {};
    for (let page = 0; page < PAGES_A_LOOK; page += 1) {
      const got = await net.get(url, {
        bytesMost: BYTES_MOST,
        headers: { accept: "application/json", ...proofOf(feed, secret, "x-api-key") },
      });
      if (!got.ok) return { ...notFetched(got.problem), ...cursor };
      const json = jsonOf(got.value.bytes);
      const code = String(errorSchema.safeParse(json).data?.error.code ?? "");
      if (got.value.status === 400 && code === TOKEN_UNKNOWN && !isFresh) {
        ({ url, isFresh } = { url: feed.address, isFresh: true });
        continue;
      }
      const trouble = troubleOf(got.value, house.clock.ms());
      if (trouble !== null) return { ...trouble, ...cursor };
      const read = pageSchema.safeParse(json);
      if (!read.success) return failed("unreadable", "The answer is no page of AP's feed: it has no `data`.", cursor);
      const { items = [], next_page: next } = read.data.data;
      try {
        await takePage(look, net, items);
      } catch (error) {
        if (error instanceof NotNow) return failed("server-error", error.message, cursor);
        throw error;
      }
      // A token is told to the agency alone.
      if (next === undefined || URL.parse(next)?.origin !== new URL(feed.address).origin) return cursor;
      cursor = { cursor: { next, at: house.clock.now() } };
      if (items.length === 0) return cursor;
      if (look.isTimeUp()) break;
      url = next;
    }
    return { ...cursor, isMore: true };
  });
