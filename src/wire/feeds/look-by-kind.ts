import { mkdir } from "node:fs/promises";
import { failed, type Look, type Looked } from "./look.ts";
import { lookAp } from "./look-ap.ts";
import { lookServer } from "./look-files.ts";
import { lookHttp } from "./look-http.ts";
import { lookMail } from "./look-mail.ts";
import { openFolder } from "./open-folder.ts";
import { serverParts } from "./read-address.ts";

const lookFolder = async (look: Look): Promise<Looked> => {
  const { house, feed } = look;
  if (feed.address.startsWith(house.feedsFolder)) await mkdir(feed.address, { recursive: true });
  const opened = await openFolder(feed.address);
  return opened.ok ? lookServer(look, opened.value, feed.address) : failed(opened.problem.kind, opened.problem.reason);
};

/** Logs in where the feed's address leads, and looks. */
const lookAfar = async (look: Look): Promise<Looked> => {
  const { house, feed, secret } = look;
  const { scheme, ...parts } = serverParts(feed.address);
  const login = { ...parts, user: feed.settings.user, secret, isInside: feed.settings.isInside };
  if (feed.kind === "imap") {
    const opened = await house.ways.openImap({ ...login, isTls: scheme === "imaps:" });
    if (!opened.ok) return failed(opened.problem.kind, opened.problem.reason);
    return lookMail(look, opened.value).finally(opened.value.close);
  }
  const { hostKey } = JSON.parse(feed.cursor) as { readonly hostKey?: unknown };
  const opened =
    feed.kind === "sftp"
      ? await house.ways.openSftp({ ...login, hostKey: typeof hostKey === "string" ? hostKey : null })
      : await house.ways.openFtp({ ...login, tls: scheme === "ftps:" ? "implicit" : scheme === "ftpes:" ? "explicit" : "none" });
  return opened.ok ? lookServer(look, opened.value) : failed(opened.problem.kind, opened.problem.reason);
};

/** One look at a feed of any kind. To a push feed others come; there is nothing to look at. */
export const lookByKind = async (look: Look): Promise<Looked> => {
  switch (look.feed.kind) {
    case "push":
      return {};
    case "http":
      return lookHttp(look);
    case "ap":
      return lookAp(look);
    case "folder":
      return lookFolder(look);
    case "ftp":
    case "sftp":
    case "imap":
      return lookAfar(look);
  }
};
