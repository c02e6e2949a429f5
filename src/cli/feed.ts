import { readFile } from "node:fs/promises";
import { text as textOf } from "node:stream/consumers";
import { join } from "node:path";
import { system } from "#kit";
import { openSealer, openWays } from "#outside";
import {
  addFeed,
  FEED_KINDS,
  type Feed,
  type FeedHouse,
  feedsView,
  type FeedView,
  feedWordsOf,
  findFeed,
  makePushKey,
  runFeed,
  type Steer,
  steerFeed,
} from "#wire";
import type { Given } from "./args.ts";
import { type Command, type CommandHouse, type ExitCode, type Out, refuseWith } from "./command.ts";

const words = feedWordsOf("en");

/** What feeds need beyond what commands have. */
export const feedHouse = async (house: CommandHouse): Promise<FeedHouse> => {
  const { config } = house;
  return {
    ...house,
    sealer: await openSealer(join(config.dataFolder, "secret.key"), config.secretKey),
    ways: openWays(`Townwire (+${config.origin})`),
    feedsFolder: join(config.dataFolder, "feeds"),
  };
};

/** A secret out of a file, or for "-" from standard input: on the command line it would stand in everybody's list of processes. */
const secretIn = async (file: string | undefined): Promise<string | null> => {
  if (file === undefined) return null;
  return (await (file === "-" ? textOf(process.stdin) : readFile(file, "utf8"))).trim();
};

/** A feed as `--json` prints it: how it is set up and how it does, without secrets. */
const printed = ({ feed, source, itemAt, lagMs, items, waiting, checkedAt, detail }: FeedView) => ({
  slug: feed.slug,
  name: feed.name,
  kind: feed.kind,
  source: source?.slug ?? null,
  address: feed.address,
  everySeconds: feed.everyS,
  state: feed.problem === "gone" ? "closed" : feed.isOn ? "on" : "paused",
  lastItem: itemAt,
  lagSeconds: lagMs === null ? null : Math.round(lagMs / 1_000),
  items,
  waiting,
  lastLook: checkedAt,
  nextLook: feed.nextAt,
  failures: feed.fails,
  problem: feed.problem,
  detail,
});

const add = async (given: Given, out: Out, house: FeedHouse): Promise<ExitCode> => {
  const kind = FEED_KINDS.find((each) => each === given.text("kind"));
  if (kind === undefined) return refuseWith(out, `Say how its items arrive: --kind ${FEED_KINDS.join("|")}.`, 2);
  const keyFile = given.text("key-file");
  const secret = await secretIn(keyFile).catch(() => undefined);
  if (secret === undefined) return refuseWith(out, `${keyFile}: cannot be opened. Check its name and that you may read it.`);
  const added = await addFeed(house, system, {
    kind,
    name: given.text("name") ?? "",
    source: given.text("source") ?? "",
    address: given.text("address") ?? "",
    everyS: given.text("every") === undefined ? null : Number(given.text("every")),
    secret,
    settings: {
      user: given.text("user") ?? "",
      header: given.text("header") ?? "",
      isInside: given.isSet("inside"),
      senders: (given.text("sender") ?? "").split(","),
      isSuperdesk: given.isSet("superdesk"),
    },
  });
  if (!added.ok) return refuseWith(out, words.inputProblem[added.problem]);
  const { slug } = added.value;
  const feed = kind === "push" ? await findFeed(house.store, slug) : null;
  const made = feed === null ? null : await makePushKey(house, system, feed, "key");
  const key = made?.ok === true ? made.value.key : undefined;
  if (given.isSet("json")) out.say(JSON.stringify({ slug, ...(key === undefined ? {} : { key }) }));
  else {
    out.say(`The feed ${slug} is set up.`);
    if (key !== undefined) out.say(`${words.keyOnce}\n${key}`);
  }
  return 0;
};

const list = async (given: Given, out: Out, house: FeedHouse): Promise<ExitCode> => {
  for (const view of await feedsView(house)) {
    const { feed } = view;
    const line = printed(view);
    const state = feed.problem === null ? line.state : `${line.state}: ${words.problem[feed.problem]} (${view.detail})`;
    out.say(
      given.isSet("json")
        ? JSON.stringify(line)
        : [feed.slug, feed.kind, feed.address, view.itemAt ?? words.noItem, state].filter((part) => part !== "").join("\t"),
    );
  }
  return 0;
};

const run = async (given: Given, out: Out, house: FeedHouse, feed: Feed): Promise<ExitCode> => {
  const report = await runFeed(house, feed.id);
  if (report === null) return refuseWith(out, words.underWay);
  const { sums, looked } = report;
  const { problem } = looked;
  if (given.isSet("json")) out.say(JSON.stringify({ slug: feed.slug, ...sums, isMore: looked.isMore === true, problem: problem ?? null }));
  else out.say(`${feed.slug}: ${words.brought(sums)}.`);
  return problem === undefined ? 0 : refuseWith(out, `${words.problem[problem.kind]} (${problem.detail})`);
};

const key = async (given: Given, out: Out, house: FeedHouse, feed: Feed): Promise<ExitCode> => {
  const kind = given.isSet("signing") ? "signing" : "key";
  const made = await makePushKey(house, system, feed, kind);
  if (!made.ok) return refuseWith(out, words.notPush);
  if (given.isSet("json")) out.say(JSON.stringify({ slug: feed.slug, [kind]: made.value.key }));
  else out.say(`${kind === "key" ? words.keyOnce : words.signingOnce}\n${made.value.key}`);
  return 0;
};

const STEERS: readonly Steer[] = ["pause", "resume", "trust", "remove"];

/** Sets feeds up, tells how they do, looks at one now, pauses and resumes and removes them. */
export const feed: Command = {
  name: "feed",
  usage:
    "townwire feed add --name NAME --kind KIND [--source SOURCE] [--address ADDRESS] [--every SECONDS] [--user USER] [--key-file FILE|-] [--header HEADER] [--sender ADDRESS,@DOMAIN] [--inside] [--superdesk] | townwire feed list | townwire feed run|pause|resume|trust|key|remove FEED [--signing] [--json]",
  flags: {
    ...Object.fromEntries(
      ["name", "kind", "source", "address", "every", "user", "key-file", "header", "sender"].map((flag) => [
        flag,
        { type: "string" as const },
      ]),
    ),
    ...Object.fromEntries(["inside", "superdesk", "signing", "json"].map((flag) => [flag, { type: "boolean" as const }])),
  },
  run: async (given, out, open) => {
    const [verb = "", slug = ""] = given.rest;
    const steer = STEERS.find((each) => each === verb);
    if (!["add", "list", "run", "key"].includes(verb) && steer === undefined)
      return refuseWith(out, `Say add, list, run, pause, resume, trust, key or remove. ${feed.usage}`, 2);
    const house = await feedHouse(await open());
    if (verb === "add") return add(given, out, house);
    if (verb === "list") return list(given, out, house);
    const found = await findFeed(house.store, slug);
    if (found === null)
      return refuseWith(out, slug === "" ? `Name the feed. ${feed.usage}` : `There is no feed "${slug}".`, slug === "" ? 2 : 1);
    if (verb === "run") return run(given, out, house, found);
    if (verb === "key") return key(given, out, house, found);
    const steered = await steerFeed(house, system, found, steer ?? "look");
    if (!steered.ok) return refuseWith(out, words.steerProblem[steered.problem]);
    const said = { look: "looked at", pause: "paused", resume: "resumed", trust: "trusted anew", remove: "removed" }[steer ?? "look"];
    out.say(given.isSet("json") ? JSON.stringify({ slug, state: said }) : `${slug} is ${said}.`);
    return 0;
  },
};
