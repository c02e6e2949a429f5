import { type GuardedFetch, openFetch } from "./guarded-fetch.ts";
import { openFtp } from "./ftp.ts";
import { openImap } from "./imap.ts";
import { openSftp } from "./sftp.ts";
import { vouchedSender } from "./vouched-sender.ts";

/** The ways by which feeds reach other machines. */
export type Ways = {
  /** A fetch of its own, to be closed; `inside` is the one host that may be within the house. */
  readonly openFetch: (inside: string | null) => GuardedFetch;
  readonly openFtp: typeof openFtp;
  readonly openSftp: typeof openSftp;
  readonly openImap: typeof openImap;
  readonly vouchedSender: typeof vouchedSender;
};

/** An agency's long poll is answered within some 15 s, and a document may be large. */
const FEED_MS = 30_000;

export const openWays = (userAgent: string): Ways => ({
  openFetch: (inside) => openFetch({ userAgent, totalMs: FEED_MS, allowHosts: inside === null ? [] : [inside] }),
  openFtp,
  openSftp,
  openImap,
  vouchedSender,
});
