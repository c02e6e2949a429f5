import { createServer } from "node:http";
import { pino } from "pino";
import { type Command, type CommandHouse, refuseWith } from "#cli";
import { setUpKey } from "#members";
import { absolute, paths } from "#paths";
import { onStopSignal, openStopper } from "#web";
import { resumeItems, runFeeds, watchFolder } from "#wire";
import { openSite } from "./open-site.ts";
import { placesIn } from "./open-house.ts";
import { readNewsroom, seedDemo } from "./seed-demo.ts";

/** How long a balancer is given to see that this process is leaving, ms. */
const NOTICE_MS = 1_000;

/** Resolves to null when the port is taken. */
const listenOn = (server: ReturnType<typeof createServer>, port: number, host: string): Promise<number | null> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(null) : reject(error)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

const announce = async (house: CommandHouse, name: string, isDemo: boolean): Promise<string> => {
  const { config } = house;
  const key = config.role === "worker" ? null : await setUpKey(house);
  const places = placesIn(config.dataFolder);
  const lines: (readonly [string, string])[] = [];
  if (config.role !== "worker") lines.push(["Read it at", config.origin]);
  if (key !== null) lines.push(["Set it up at", absolute(config.origin, paths.setUp(key))]);
  if (config.role !== "web") lines.push(["Drop wire files into", places.incoming]);
  if (config.mailUrl !== null) lines.push(["Mails go to", new URL(config.mailUrl).host]);
  else lines.push(["Mails are written to", config.isProduction ? places.mail : `${places.mail} and shown at ${config.origin}/dev/mail`]);
  if (isDemo) {
    const { members } = await readNewsroom();
    for (const { email, role, name: who } of members.filter((member) => member.show))
      lines.push([role === "member" ? "Sign in as a reader" : `Sign in as ${role}`, `${email} (${who})`]);
  }
  const wide = Math.max(...lines.map(([what]) => what.length));
  const who = config.role === "all" ? name : `${name}: ${config.role}`;
  return `\n  ${who} is up.\n\n${lines.map(([what, where]) => `  ${what.padEnd(wide)}  ${where}`).join("\n")}\n`;
};

/** Runs the site until it is told to stop. */
export const serve: Command = {
  name: "serve",
  usage: "townwire serve [--demo]",
  flags: { demo: { type: "boolean" } },
  run: async (given, out, open) => {
    const house = await open();
    const { config } = house;
    const log = pino({ level: config.isProduction ? "info" : "warn" }, pino.destination({ dest: 2, sync: false }));
    const isDemo = given.isSet("demo");
    if (isDemo) await seedDemo(house);
    const works = config.role !== "web";
    if (works) {
      void house.read?.(new Uint8Array(), {}); // the first file that comes shall not wait for the thread to start
      await resumeItems(house);
    }

    const stopped = new AbortController();
    let isOpen = (): boolean => true;
    const site = await openSite(house, { log, isOpen: () => isOpen(), isDemo });
    const running: Promise<unknown>[] = [site.bus.run(stopped.signal, () => site.cache.invalidate(["*"]))];
    if (works) {
      const folder = placesIn(config.dataFolder).incoming;
      running.push(site.worker.run(stopped.signal));
      running.push(runFeeds(site.feeds, (err) => log.error({ err }, "feed could not be looked at"), stopped.signal));
      running.push(
        watchFolder(house, { folder, onError: (file, err) => log.error({ file, err }, "wire file could not be taken in") }, stopped.signal),
      );
    }

    const server = createServer(site.answer);
    if (config.role !== "worker") {
      const port = await listenOn(server, config.port, config.host);
      if (port === null) {
        stopped.abort();
        await Promise.allSettled(running);
        return refuseWith(out, `Port ${config.port} is in use. Stop what runs there, or choose another: PORT=3001 npm start`);
      }
    }
    out.say(await announce(house, await site.name(), isDemo));

    const stopper = openStopper({ server, streams: site.streams, noticeMs: config.isProduction ? NOTICE_MS : 0 });
    isOpen = stopper.isOpen;
    return new Promise((resolve) => {
      const stop = async (): Promise<void> => {
        await stopper.stop();
        stopped.abort();
        await Promise.allSettled(running);
        await site.close();
        resolve(0);
      };
      onStopSignal(stop, (code) => {
        if (code !== 0) process.exit(code);
      });
    });
  },
};
