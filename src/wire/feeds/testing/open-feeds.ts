import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { system } from "#kit";
import { openFiles, openSealer, openWays, type Ways } from "#outside";
import { putSource } from "#stories";
import type { TestHouse } from "../../../store/testing/index.ts";
import type { Feed } from "../feed.ts";
import type { FeedHouse } from "../feed-house.ts";
import { findFeed } from "../find-feed.ts";
import { addFeed, type FeedInput } from "../put-feed.ts";
import { type FeedReport, runFeed } from "../run-feed.ts";

/** A house of feeds on a test's database, with the sources Pellam and Halyard. Files need not lie still. */
export const openFeeds = async (
  house: TestHouse,
  ways: Partial<Ways> = {},
): Promise<FeedHouse & { readonly clock: TestHouse["clock"] }> => {
  await house.store.transact(async (tx) => {
    await putSource(house, tx, { name: "Pellam", matches: ["PELLAM"] }, true);
    await putSource(house, tx, { name: "Halyard", matches: ["HALYARD"] }, true);
  });
  return {
    ...house,
    files: openFiles(join(house.folder, "files")),
    sealer: await openSealer(join(house.folder, "secret.key"), null),
    ways: { ...openWays("Townwire test"), ...ways },
    feedsFolder: join(house.folder, "feeds"),
    stillMs: 0,
  };
};

type Wanted = Partial<Omit<FeedInput, "settings">> & { readonly settings?: Partial<FeedInput["settings"]> };

/** A feed set up by the operator; its host may be this machine. */
export const setUp = async (house: FeedHouse, wanted: Wanted): Promise<Feed> => {
  const added = await addFeed(house, system, {
    name: "Halyard wire",
    kind: "http",
    source: "",
    address: "",
    everyS: null,
    secret: null,
    ...wanted,
    settings: { user: "", header: "", isInside: true, senders: [], isSuperdesk: false, ...wanted.settings },
  });
  if (!added.ok) throw new Error(added.problem);
  return feedNow(house, added.value.slug);
};

export const feedNow = async (house: FeedHouse, slug: string): Promise<Feed> => {
  const feed = await findFeed(house.store, slug);
  if (feed === null) throw new Error(`there is no feed ${slug}`);
  return feed;
};

/** Looks at a feed and throws where it was being looked at. */
export const look = async (house: FeedHouse, feed: Feed): Promise<FeedReport> => {
  const report = await runFeed(house, feed.id);
  if (report === null) throw new Error("it is being looked at");
  return report;
};

/** What became of each item that came in, in the order of the alphabet. */
export const outcomes = async (house: FeedHouse): Promise<readonly string[]> => {
  const rows = await house.store.db.selectFrom("intake").select(["guid", "outcome"]).execute();
  return rows.map(({ guid, outcome }) => `${guid?.split(":").at(-1) ?? "?"} ${outcome}`).toSorted();
};

/** A ninjs item of Pellam. */
export const ninjs = (name: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  uri: `urn:feeds:${name}`,
  version: "1",
  type: "text",
  pubstatus: "usable",
  versioncreated: "2026-03-04T11:58:00Z",
  provider: "PELLAM",
  headline: `Heron ${name}`,
  body_html: `<p>Heron ${name} stands in the reeds.</p>`,
  ...fields,
});

/** A server on this machine that ends with the test; `asked` are the requests it had. */
export const serveHttp = async (
  closers: (() => void)[],
  answer: RequestListener,
): Promise<{ readonly url: string; readonly asked: readonly IncomingMessage[] }> => {
  const asked: IncomingMessage[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request);
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
};
