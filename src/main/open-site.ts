import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Context, Hono } from "hono";
import { type CommandHouse, feedHouse } from "#cli";
import {
  commentsOf,
  handleTalkJobs,
  liveApi,
  openPresence,
  plainJudge,
  SaidLately,
  talkApi,
  type TalkHouse,
  talkRoutes,
} from "#conversation";
import { besideStory, deskNoteRoutes, handleNoteJobs, noteApi, type NoteHouse, noteRoutes, rateRoutes } from "#context";
import { type Bus, openBus } from "#events";
import { openWorker, type Worker } from "#jobs";
import { visitor } from "#kit";
import { ledgerRoutes } from "#ledger";
import { actorOfToken, handleMemberJobs, memberRoutes, viewerOf } from "#members";
import { handleMail, openFetch, openMailer, openMailFolder } from "#outside";
import { outletRoutes, structuredStory } from "#outlets";
import { fill, paths, routes } from "#paths";
import { followComments, handleQuestionJobs, openWriteTyped, type QuestionHouse, questionRoutes } from "#questions";
import { handleStoryJobs, listSources, pictureRoutes, storyRoutes } from "#stories";
import { loadAssets, type PageEnv } from "#ui";
import {
  addHouseMeasures,
  buildApp,
  deskTabs,
  type Log,
  openLimits,
  openMetrics,
  openPageCache,
  openServeCached,
  openShed,
  openSite as openIdentity,
  openStreams,
  type PageCache,
  readerVariant,
  readProxies,
  type Streams,
  tag,
  visitorKeyOf,
} from "#web";
import { type FeedHouse, handleWireJobs, purgeRoutes, sourceDeskRoutes, storyDeskRoutes, wireRoutes } from "#wire";
import { writeTombstones } from "#moving";
import { addFeedMeasures } from "./feed-measures.ts";
import { openDropPages } from "./drop-pages.ts";
import { openLateness } from "./lateness.ts";
import { openOnward } from "./onward.ts";
import { openUnder } from "./open-under.tsx";
import { placesIn } from "./open-house.ts";

/** The whole site, put together and not yet listening. */
export type OpenedSite = {
  readonly app: Hono<PageEnv>;
  /** Answers a request: from the page cache, or by the app. */
  readonly answer: (req: IncomingMessage, res: ServerResponse) => void;
  readonly bus: Bus;
  readonly worker: Worker;
  readonly feeds: FeedHouse;
  readonly cache: PageCache;
  readonly streams: Streams;
  readonly name: () => Promise<string>;
  readonly close: () => Promise<void>;
};

export type SiteOptions = { readonly log: Log; readonly isOpen: () => boolean };

/** The path of what a ledger entry speaks of: a story stands at its permanent address; replies are not pointed at. */
const targetPath = (target: string) => {
  const [kind, id] = target.split(":");
  return kind === "story" && id !== undefined ? fill(routes.story, { id }) : null;
};

/** Puts the rooms together: whom each asks, what each offers to another. The composition root. */
export const openSite = async (house: CommandHouse, { log, isOpen }: SiteOptions): Promise<OpenedSite> => {
  const { store, clock, files, config } = house;
  const places = placesIn(config.dataFolder);
  const identity = openIdentity(store);
  const name = async (): Promise<string> => (await identity.identity()).name;

  const bus = openBus(house);
  const worker = openWorker(house, {
    onError: (kind, error, isDead) => log.error({ kind, err: error }, isDead ? "job given up" : "job failed, will be tried again"),
  });
  const late = openLateness(log);
  handleStoryJobs(house, worker, {
    files,
    madeFolder: places.made,
    settledAfter: late.settledAfter,
    writeTombstone: (tombstone) => writeTombstones(places.tombstones, [tombstone]),
  });
  handleTalkJobs(house, worker);
  handleQuestionJobs({ ...house, origin: config.origin, siteName: name }, worker);
  followComments(house, bus);
  handleNoteJobs(house, worker);
  handleMemberJobs(house, worker);
  const net = openFetch({ userAgent: `Townwire (+${config.origin})` });
  handleWireJobs(house, worker, net);
  handleMail(worker, openMailer({ url: config.mailUrl, folder: places.mail, origin: config.origin, siteName: name }));

  const cache = openPageCache({ clock });
  const metrics = openMetrics();
  const shed = openShed();
  addHouseMeasures(metrics, { store, cache, shed });
  metrics.add(late.measure);
  addFeedMeasures(metrics, house);
  const dropPages = openDropPages(cache);
  bus.listen((event) => {
    if (event.kind === "house.changed") identity.forget();
    dropPages(event);
  });

  const limits = openLimits(clock);
  const streams = openStreams();
  const isProxy = readProxies(config.trustedProxies);
  const variantOf = readerVariant((await identity.identity()).lang);
  const judge = plainJudge(house);
  const visitorKey = visitorKeyOf(isProxy);
  const writeTyped = openWriteTyped({ ...house, judge });
  const talk: TalkHouse = { ...house, judge, writeTyped, bus, streams, tag, takeTurn: limits.take, visitorKey };
  const asking: QuestionHouse = { ...house, judge, tag, takeTurn: limits.take, visitorKey, deskTabs };
  const actorOf = async (c: Context) => {
    const token = /^bearer\s+(\S+)$/iu.exec(c.req.header("authorization") ?? "")?.[1];
    if (token !== undefined) return (await actorOfToken(house, token)) ?? visitor;
    return viewerOf(house, c.req.header("cookie"), config.origin);
  };
  const members = memberRoutes({
    ...house,
    origin: config.origin,
    mailsAt: config.mailUrl === null && !config.isProduction ? paths.devMail() : null,
    onward: openOnward(plainJudge, openWriteTyped),
    siteName: name,
    reserved: async () => [await name(), ...(await listSources(store)).flatMap((source) => [source.name, source.code])],
    takeTurn: limits.take,
    visitorKey,
    profileExtra: async (c, member) => SaidLately({ frame: c.var.frame, said: await commentsOf(house, member.id) }),
  });

  const countryOf = (c: Context): string | null => {
    const told = config.countryHeader === null ? undefined : c.req.header(config.countryHeader);
    return told !== undefined && /^[A-Za-z]{2}$/u.test(told) ? told.toUpperCase() : null;
  };

  const notes: NoteHouse = { ...house, judge, tag, countryOf, takeTurn: limits.take };
  const feeds = await feedHouse(house);
  const wire = { ...feeds, folder: places.incoming, deskTabs };
  const app = buildApp({
    store,
    clock,
    origin: config.origin,
    log,
    cache,
    variantOf,
    metrics,
    shed,
    limits,
    isProxy,
    isOpen,
    assets: loadAssets(),
    frame: { site: identity, actorOf },
    rooms: [
      talkRoutes(talk),
      talkApi(talk),
      liveApi(talk, openPresence()),
      noteApi(notes),
      noteRoutes(notes),
      rateRoutes(notes),
      deskNoteRoutes({ ...notes, ...(house.score === undefined ? {} : { score: house.score }), deskTabs }),
      outletRoutes({ ...house, tag }),
      questionRoutes(asking),
      storyRoutes({ ...house, beside: besideStory(house), under: openUnder(house), facts: structuredStory, tag, countryOf }),
      pictureRoutes({ ...house, files, madeFolder: places.made, countryOf }),
      wireRoutes(wire),
      storyDeskRoutes(wire),
      purgeRoutes(wire),
      sourceDeskRoutes(wire),
      ledgerRoutes({ ...house, tag, targetPath }),
      members,
    ],
    workshop: config.isProduction ? null : { mails: config.mailUrl === null ? openMailFolder(places.mail) : null, samples: [] },
  });
  const serveCached = openServeCached(cache, variantOf);
  const listener = getRequestListener(app.fetch);
  return {
    app,
    answer: (req, res) => {
      if (!serveCached(req, res)) void listener(req, res);
    },
    bus,
    worker,
    feeds,
    cache,
    streams,
    name,
    close: async () => {
      shed.stop();
      await net.close();
    },
  };
};
