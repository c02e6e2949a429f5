import { Hono } from "hono";
import type { Context } from "hono";
import { type Path, routes } from "#paths";
import type { House } from "#store";
import { type PageEnv, troublePage } from "#ui";
import { type Entry, KINDS } from "./entry.ts";
import { entryPage, ledgerPage } from "./pages/ledger-page.tsx";
import { ledgerEntry, ledgerView } from "./queries.ts";

/** `targetPath` says where the thing decided about stands, if readers may go there. */
export type LedgerHouse = House & {
  readonly tag: (c: Context, tags: readonly string[]) => void;
  readonly targetPath: (target: string) => Path | null;
};

const numberIn = (text: string | undefined): number | null => (text !== undefined && /^\d{1,12}$/u.test(text) ? Number(text) : null);

const lineOf = (entry: Entry): string => `${JSON.stringify(entry)}\n`;

/** Every entry as JSON lines, oldest first, read in pieces so that a long ledger does not fill the memory. */
const allEntries = (house: House): ReadableStream<Uint8Array> => {
  let no = 0;
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      no += 1;
      const entry = await ledgerEntry(house.store, no);
      if (entry === null) controller.close();
      else controller.enqueue(encoder.encode(lineOf(entry)));
    },
  });
};

export const ledgerRoutes = (house: LedgerHouse): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();

  app.get(routes.ledger, async (c) => {
    const { frame } = c.var;
    if (c.req.query("as") === "file")
      return c.body(allEntries(house), 200, {
        "content-type": "application/x-ndjson; charset=utf-8",
        "content-disposition": 'attachment; filename="ledger.jsonl"',
        "cache-control": "no-store",
      });
    house.tag(c, ["ledger"]);
    const kind = KINDS.find((each) => each === c.req.query("kind")) ?? null;
    const no = numberIn(c.req.query("no"));
    if (no !== null && no > 0) {
      const entry = await ledgerEntry(house.store, no);
      return entry === null ? c.html(troublePage(frame, 404), 404) : c.html(entryPage(frame, entry, house.targetPath));
    }
    const view = await ledgerView(house.store, { kind, before: numberIn(c.req.query("before")) });
    return c.html(ledgerPage(frame, view, kind, house.targetPath));
  });

  app.get(routes.ledgerEntry, async (c) => {
    house.tag(c, ["ledger"]);
    const no = numberIn(c.req.param("no"));
    const entry = no === null ? null : await ledgerEntry(house.store, no);
    if (entry === null) return c.html(troublePage(c.var.frame, 404), 404);
    return c.html(entryPage(c.var.frame, entry, house.targetPath));
  });

  return app;
};
