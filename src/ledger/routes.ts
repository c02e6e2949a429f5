import { Hono } from "hono";
import type { Context } from "hono";
import { type Path, routes } from "#paths";
import type { Signer } from "#outside";
import type { House } from "#store";
import { type PageEnv, troublePage } from "#ui";
import { DECIDERS, type Entry, KINDS } from "./entry.ts";
import { checkPage } from "./pages/check-page.tsx";
import { entryPage, ledgerPage } from "./pages/ledger-page.tsx";
import { yearPage } from "./pages/year-page.tsx";
import { ledgerEntry, type LedgerFilter, ledgerView } from "./queries.ts";
import { receiptOf } from "./receipt.ts";
import { yearView } from "./year-view.ts";

/** `targetPath` says where the thing decided about stands, if readers may go there. */
export type LedgerHouse = House & {
  readonly signer: Signer;
  readonly origin: string;
  readonly tag: (c: Context, tags: readonly string[]) => void;
  readonly targetPath: (target: string) => Path | null;
};

const numberIn = (text: string | undefined): number | null => (text !== undefined && /^\d{1,12}$/u.test(text) ? Number(text) : null);

const dayIn = (text: string | undefined): string | null => (text !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : null);

const filterIn = (c: Context): LedgerFilter => ({
  kind: KINDS.find((each) => each === c.req.query("kind")) ?? null,
  before: numberIn(c.req.query("before")),
  rule: /^\d{1,2}$/u.exec(c.req.query("rule") ?? "")?.[0] ?? null,
  by: DECIDERS.find((each) => each === c.req.query("by")) ?? null,
  from: dayIn(c.req.query("from")),
  to: dayIn(c.req.query("to")),
  about: /^[0-9a-z-]{3,40}$/iu.exec(c.req.query("q")?.trim() ?? "")?.[0] ?? null,
});

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
    const no = numberIn(c.req.query("no"));
    if (no !== null && no > 0) {
      const entry = await ledgerEntry(house.store, no);
      return entry === null ? c.html(troublePage(frame, 404), 404) : c.html(entryPage(frame, entry, house.targetPath));
    }
    const filter = filterIn(c);
    return c.html(ledgerPage(frame, await ledgerView(house.store, filter), filter, house.targetPath));
  });

  app.get(routes.ledgerCheck, (c) => {
    house.tag(c, ["rules"]);
    return c.html(checkPage(c.var.frame));
  });

  app.get(routes.ledgerKey, (c) => c.json(house.signer.publicKey));

  app.get(routes.ledgerReceipt, async (c) => {
    const no = numberIn(c.req.param("no"));
    const entry = no === null ? null : await ledgerEntry(house.store, no);
    return entry === null ? c.html(troublePage(c.var.frame, 404), 404) : c.json(receiptOf(house.signer, house.origin, entry));
  });

  app.get(routes.ledgerYear, async (c) => {
    house.tag(c, ["ledger"]);
    const year = /^[12]\d{3}$/u.test(c.req.param("year")) ? Number(c.req.param("year")) : null;
    if (year === null) return c.html(troublePage(c.var.frame, 404), 404);
    return c.html(yearPage(c.var.frame, await yearView(house.store, year)));
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
