import { type Context, Hono } from "hono";
import type { Worker } from "#jobs";
import { paths, routes } from "#paths";
import { type Frame, type PageEnv, type Tab, troublePage } from "#ui";
import { isEditor } from "#kit";
import { receiptPage } from "./pages/receipt-page.tsx";
import { askForReceipt, receiptView } from "./receipt-view.ts";
import { type ReceiptHouse, takeReceipt } from "./take-receipt.ts";
import { wordsOf } from "./words/index.ts";

const NO_STORE = { "cache-control": "no-store" } as const;

/** Does the job of asking every address of a withdrawn story. */
export const handleReceiptJobs = (house: ReceiptHouse, worker: Worker): void =>
  worker.handle("story.receipt", ({ receipt }) => takeReceipt(house, receipt));

/** The desk's receipt of a withdrawal. */
export const receiptRoutes = (
  house: ReceiptHouse & { readonly deskTabs: (frame: Frame, current: string) => readonly Tab[] },
): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  const none = (c: Context<PageEnv>) => c.html(troublePage(c.var.frame, 404), 404, NO_STORE);
  const notStaff = (c: Context<PageEnv>) => {
    const { frame } = c.var;
    return isEditor(frame.viewer) ? null : c.html(troublePage(frame, 403, <p>{wordsOf(frame.lang).editorsOnly}</p>), 403, NO_STORE);
  };

  app.get(routes.deskReceipt, async (c) => {
    const no = notStaff(c);
    if (no !== null) return no;
    const view = await receiptView(house, c.req.param("id"));
    if (view === null) return none(c);
    return c.html(receiptPage(c.var.frame, { view, tabs: house.deskTabs(c.var.frame, "incoming") }), 200, NO_STORE);
  });

  app.post(routes.deskReceipt, async (c) => {
    const no = notStaff(c);
    if (no !== null) return no;
    const id = c.req.param("id");
    const asked = await askForReceipt(house, c.var.frame.viewer, id);
    if (!asked.ok) return none(c);
    await takeReceipt(house, asked.value);
    return c.redirect(paths.deskReceipt(id), 303);
  });

  return app;
};
