import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { CommandHouse } from "#cli";
import { readConfig } from "#config";
import { onVersion } from "#context";
import { type Clock, system, systemClock } from "#kit";
import { createMember } from "#members";
import { openFiles, openMailFolder } from "#outside";
import { putSections, putSource, writeSite } from "#stories";
import type { Store } from "#store";
import { takeItem } from "#wire";
import { type OpenedSite, openSite } from "../open-site.ts";

export type TestSite = OpenedSite & {
  readonly house: CommandHouse;
  readonly origin: string;
  /** Takes a wire document in and gives the short id of its first story. */
  readonly take: (document: string) => Promise<string>;
  readonly member: (handle: string, role?: string) => Promise<{ readonly id: string; readonly token: string }>;
  /** Does what waits, and gives the newest mail's source. */
  readonly newestMail: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

const names = (en: string, fr: string, ar: string) => ({ en, fr, ar });

/** Two sections, an agency and a name. */
const furnish = async (house: CommandHouse): Promise<void> => {
  await house.store.transact(async (tx) => {
    await putSections(
      house,
      tx,
      [
        { slug: "harbour", names: names("Harbour", "Le port", "الميناء") },
        { slug: "wire", names: names("The wire", "Le fil", "الوكالات") },
      ],
      [{ source: null, subjectPrefix: null, sluglinePrefix: "HARBOUR", section: "harbour" }],
    );
    await putSource(house, tx, { name: "Pellam Agency", code: "PA", about: "“Three people and a boat.”", matches: ["PELLAM"] }, true);
  });
  await writeSite(house, { name: "Saltby Courier", nameplate: "Courier", tagline: "News of Saltby.", lang: "en", zone: "UTC", ear: [] });
};

/**
 * The whole site on a test's database, listening on a port of its own; `clock` stands for the present, `keepLine` takes the lines of the log. An
 * `empty` one is as its operator finds it, without name, sections and sources, and asks staff for a strong factor.
 */
export const openTestSite = async (
  store: Store,
  folder: string,
  clock: Clock = systemClock,
  keepLine: (line: object) => void = () => {},
  kind: "furnished" | "empty" = "furnished",
): Promise<TestSite> => {
  let answer: OpenedSite["answer"] = () => {};
  const server = createServer((req, res) => answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  const config = readConfig({ TOWNWIRE_DATA: folder, TOWNWIRE_ORIGIN: origin });
  if (!config.ok) throw new Error(config.problem);
  const house: CommandHouse = { store, clock, files: openFiles(join(folder, "files")), config: config.value, onVersion };
  if (kind === "furnished") await furnish(house);

  const log = {
    info: keepLine,
    error: (fields: object) => {
      keepLine(fields);
      console.error(fields);
    },
  };
  const site = await openSite(house, { log, isOpen: () => true, isDemo: kind === "furnished", lateness: () => 0 });
  answer = site.answer;
  const stopped = new AbortController();
  const running = [site.bus.run(stopped.signal, () => site.cache.invalidate(["*"]))];
  const mails = openMailFolder(join(folder, "mail"));
  return {
    ...site,
    house,
    origin,
    take: async (document) => {
      const [line] = await takeItem(house, system, { bytes: Buffer.from(document), fileName: "test", channel: "push", sourceHint: null });
      if (line?.story === null || line === undefined) throw new Error(line?.problem ?? "nothing was taken");
      return line.story;
    },
    member: async (handle, role = "member") => {
      const made = await createMember(house, system, {
        email: `${handle}@saltby.example`,
        handle,
        name: `${handle} of Saltby`,
        role,
        token: true,
      });
      if (!made.ok) throw new Error(made.problem.sentence);
      return { id: made.value.id, token: made.value.token ?? "" };
    },
    newestMail: async () => {
      await site.worker.drain();
      const [file = ""] = await mails.list();
      return (await mails.read(file))?.source ?? "";
    },
    stop: async () => {
      site.streams.closeAll();
      stopped.abort();
      await Promise.allSettled(running);
      await site.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** A ninjs item of the test's agency. */
export const ninjs = (fields: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    uri: "urn:pellam:gull",
    version: "1",
    type: "text",
    pubstatus: "usable",
    versioncreated: "2026-03-04T10:00:00Z",
    firstcreated: "2026-03-04T10:00:00Z",
    language: "en",
    provider: "PELLAM",
    slugline: "HARBOUR-GULL",
    headline: "Gull lands on the mayor’s hat",
    byline: "By Una Tarn",
    body_html: "<p>The gull stayed for four minutes.</p><p>The mayor did not move.</p>",
    copyrightnotice: "© 2026 Pellam Agency. All rights reserved.",
    ...fields,
  });
