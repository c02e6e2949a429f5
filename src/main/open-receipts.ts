import type { Hono } from "hono";
import { noteExits } from "#context";
import { saidExits } from "#conversation";
import { noticeExits } from "#inbox";
import type { Worker } from "#jobs";
import { newsletterExits } from "#newsletters";
import { absolute } from "#paths";
import { handleReceiptJobs, receiptRoutes } from "#stories";
import type { House } from "#store";
import type { Frame, PageEnv, Tab } from "#ui";

type Opened = House & {
  readonly origin: string;
  readonly worker: Worker;
  readonly deskTabs: (frame: Frame, current: string) => readonly Tab[];
  /** The site itself, as a reader meets it: with its kept pages. */
  readonly answer: (request: Request) => Response | Promise<Response>;
};

/** Receipts of withdrawals: the site asks every address of its own for what may no longer be there. */
export const openReceipts = ({ worker, answer, ...house }: Opened): Hono<PageEnv> => {
  const receipts = {
    ...house,
    exits: [saidExits, noteExits, newsletterExits, noticeExits],
    ask: async (path: Parameters<typeof absolute>[1], lang: string | null) =>
      answer(new Request(absolute(house.origin, path), { redirect: "manual", headers: lang === null ? {} : { "accept-language": lang } })),
  };
  handleReceiptJobs(receipts, worker);
  return receiptRoutes(receipts);
};
