import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Context, Hono } from "hono";
import { type CommandHouse, feedHouse } from "#cli";
import { communityRoutes, hearBlocks, keepsForum, messageKeeper } from "#communities";
import { commentsOf, liveApi, openPresence, SaidLately, talkApi, type TalkHouse, talkRoutes } from "#conversation";
import { deskNoteRoutes, noteApi, type NoteHouse, noteKeeper, noteRoutes, passageFinder, rateRoutes } from "#context";
import { type Bus, openBus } from "#events";
import { followMember, inboxRoutes, inboxSubscriber, tellBy, unreadOf } from "#inbox";
import { type Worker } from "#jobs";
import { visitor } from "#kit";
import { ledgerRoutes } from "#ledger";
import { actorOfToken, deskGate, isStillIn, levelIn, memberRoutes, openOidc, viewerOf } from "#members";
import { openModeration } from "#moderation";
import { openFetch, openSigner } from "#outside";
import { outletRoutes, structuredStory } from "#outlets";
import { letterChoices, newsletterRoutes } from "#newsletters";
import { numbersRoutes, openReadings, type Readings } from "#numbers";
import { fill, paths, routes } from "#paths";
import { followComments, markHelpful, openWriteTyped, type QuestionHouse, questionRoutes, questionSamples } from "#questions";
import {
  hideVanished,
  libraryRoutes,
  listSources,
  nameSite,
  pictureRoutes,
  readKeeps,
  runRoutes,
  storyRoutes,
  writingRoutes,
} from "#stories";
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
import { diaryRoutes, type FeedHouse, handleWireJobs, purgeRoutes, sourceDeskRoutes, storyDeskRoutes, wireRoutes } from "#wire";
import { addFeedMeasures } from "./feed-measures.ts";
import { openJobs, personalData } from "./open-jobs.ts";
import { openDropPages } from "./drop-pages.ts";
import { openCommunities } from "./open-communities.tsx";
import { openOnward } from "./onward.ts";
import { openDeskBeside } from "./open-desk-beside.tsx";
import { openReceipts } from "./open-receipts.ts";
import { openAround } from "./open-under.tsx";
import { placesIn } from "./open-house.ts";
import { runPorts } from "./run-ports.ts";

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
  readonly readings: Readings;
  readonly name: () => Promise<string>;
  readonly close: () => Promise<void>;
};

export type SiteOptions = {
  readonly log: Log;
  readonly isOpen: () => boolean;
  /** The printed accounts of a demo open the desk with a mailed code, unless in production. */
  readonly isDemo: boolean;
  readonly lateness?: () => number; // for tests, which run on machines busy with others
};

/** The path of what a ledger entry speaks of: a story stands at its permanent address; replies are not pointed at. */
const targetPath = (target: string) => {
  const [kind, id] = target.split(":");
  return kind === "story" && id !== undefined ? fill(routes.story, { id }) : null;
};

/** What a request's bearer token says. */
const tokenOf = (c: Context): string | undefined => /^bearer\s+(\S+)$/iu.exec(c.req.header("authorization") ?? "")?.[1];

const mailWayOf = (url: string | null, folder: string) => ({ server: url === null ? null : new URL(url).host, folder });

/** Puts the rooms together: whom each asks, what each offers to another. The composition root. */
export const openSite = async (house: CommandHouse, { log, isOpen, isDemo, lateness }: SiteOptions): Promise<OpenedSite> => {
  const { store, clock, files, config } = house;
  const places = placesIn(config.dataFolder);
  const identity = openIdentity(store);
  const name = async (): Promise<string> => (await identity.identity()).name;

  const bus = openBus(house);
  const net = openFetch({ userAgent: `Townwire (+${config.origin})` });
  const { worker, late, mailFolder, pusher } = await openJobs(house, { log, name, net });
  followComments(house, bus);
  const inside = config.providers.filter(({ isInside }) => isInside).map(({ issuer }) => new URL(issuer).hostname);
  const providerNet = openFetch({ userAgent: `Townwire (+${config.origin})`, allowHosts: inside });
  handleWireJobs(house, worker, net);
  bus.subscribe(inboxSubscriber(house));
  hearBlocks(house, bus);

  const cache = openPageCache({ clock });
  const metrics = openMetrics();
  const shed = openShed(lateness);
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
  const variantOf = readerVariant();
  const visitorKey = visitorKeyOf(isProxy);
  const feeds = await feedHouse(house);
  let mailName = await name();
  const moderation = openModeration({
    ...house,
    origin: config.origin,
    get mailName() {
      return mailName;
    },
    standingOf: levelIn,
    tell: tellBy(house),
    sealer: feeds.sealer,
    keepers: { note: noteKeeper(house), message: messageKeeper({ ...house, tell: tellBy(house) }) },
    takeTurn: limits.take,
    visitorKey,
  });
  const { judge, judgeProfile } = moderation;
  const signer = await openSigner(places.receiptKey, config.secretKey);
  moderation.listen(bus);
  moderation.work(worker);
  bus.listen((event) => {
    if (event.kind !== "house.changed") return;
    name().then(
      (now) => (mailName = now),
      (error: unknown) => log.error({ err: error }, "the site's name was not read again, letters bear the old one"),
    );
  });
  const writeTyped = openWriteTyped({ ...house, judge });
  const talk: TalkHouse = {
    ...house,
    judge,
    writeTyped,
    keeps: keepsForum,
    underRules: moderation.underRules,
    bus,
    streams,
    tag,
    takeTurn: limits.take,
    visitorKey,
    stillIs: async (c, id) => {
      const token = tokenOf(c);
      if (token !== undefined) return (await actorOfToken(house, token))?.id === id;
      return isStillIn(house, c.req.header("cookie"), config.origin, id);
    },
  };
  const staffFactor = isDemo && !config.isProduction ? "announced" : "required";
  const asking: QuestionHouse = { ...house, judge, passages: passageFinder, tag, takeTurn: limits.take, visitorKey, deskTabs };
  const actorOf = async (c: Context) => {
    const token = tokenOf(c);
    if (token !== undefined) return (await actorOfToken(house, token)) ?? visitor;
    return viewerOf(house, c.req.header("cookie"), config.origin, staffFactor === "required" ? "strong" : "any");
  };
  const members = memberRoutes({
    ...house,
    origin: config.origin,
    mailsAt: config.mailUrl === null && !config.isProduction ? paths.devMail() : null,
    onward: openOnward(() => judge, openWriteTyped),
    siteName: name,
    sealer: feeds.sealer,
    nameSite,
    deskTabs,
    personalData,
    staffFactor,
    judgeProfile,
    oidc: openOidc({ origin: config.origin, net: providerNet }, config.providers),
    reserved: async () => [await name(), ...(await listSources(store)).flatMap((source) => [source.name, source.code])],
    takeTurn: limits.take,
    visitorKey,
    keeps: () => readKeeps(store),
    profileExtra: async (c, member, hidden) => [
      await followMember(house, c, member),
      hidden.has("contributions") ? null : SaidLately({ frame: c.var.frame, said: await commentsOf(house, member.id) }),
    ],
  });

  const countryOf = (c: Context): string | null => {
    const told = config.countryHeader === null ? undefined : c.req.header(config.countryHeader);
    return told !== undefined && /^[A-Za-z]{2}$/u.test(told) ? told.toUpperCase() : null;
  };

  const notes: NoteHouse = { ...house, judge, tag, countryOf, takeTurn: limits.take };
  const readings = openReadings(house, config.origin, (err) => log.error({ err }, "readings could not be written down"));
  const wire = { ...feeds, folder: places.incoming, deskTabs, besideDesk: openDeskBeside(house) };
  const app: Hono<PageEnv> = buildApp({
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
    frame: { site: identity, actorOf, unreadOf: (viewer) => unreadOf(house, viewer) },
    rooms: [
      deskGate(house),
      hideVanished(house),
      talkRoutes(talk),
      talkApi(talk),
      liveApi(talk, openPresence()),
      noteApi(notes),
      noteRoutes(notes),
      rateRoutes(notes),
      deskNoteRoutes({ ...notes, onHelpful: markHelpful, ...(house.score === undefined ? {} : { score: house.score }), deskTabs }),
      outletRoutes({ ...house, tag }),
      questionRoutes(asking),
      storyRoutes({
        ...house,
        ...openAround(house),
        facts: structuredStory,
        tag,
        countryOf,
      }),
      pictureRoutes({ ...house, files, madeFolder: places.made, countryOf }),
      writingRoutes({ ...house, deskTabs }),
      numbersRoutes({ ...house, flush: readings.flush, deskTabs }),
      libraryRoutes({ ...house, files, origin: config.origin, deskTabs }),
      runRoutes({ ...house, ...runPorts, deskTabs, tag, mailWay: mailWayOf(config.mailUrl, places.mail) }),
      wireRoutes(wire),
      storyDeskRoutes(wire),
      purgeRoutes(wire),
      diaryRoutes(wire),
      openReceipts({ ...house, deskTabs, origin: config.origin, worker, answer: (request) => app.fetch(request) }),
      sourceDeskRoutes(wire),
      moderation.routes,
      ledgerRoutes({ ...house, tag, targetPath, signer, origin: config.origin }),
      inboxRoutes({ ...house, origin: config.origin, pushKey: pusher.publicKey, letters: letterChoices(house) }),
      newsletterRoutes({ ...house, origin: config.origin, deskTabs, takeTurn: limits.take, visitorKey }),
      communityRoutes(
        openCommunities({
          ...house,
          origin: config.origin,
          judge,
          judgeProfile,
          keeps: keepsForum,
          tag,
          takeTurn: limits.take,
          tell: tellBy(house),
        }),
      ),
      members,
    ],
    workshop: config.isProduction ? null : { mails: config.mailUrl === null ? mailFolder : null, samples: questionSamples },
  });
  const serveCached = openServeCached(cache, variantOf);
  const listener = getRequestListener(app.fetch);
  return {
    app,
    answer: (req, res) => {
      readings.watch(req, res);
      if (!serveCached(req, res)) void listener(req, res);
    },
    bus,
    worker,
    feeds,
    cache,
    streams,
    readings,
    name,
    close: async () => {
      await readings.flush();
      shed.stop();
      await net.close();
      await providerNet.close();
    },
  };
};
