import { isAbsolute, normalize } from "node:path";
import { done, refuse, type Result } from "#kit";
import type { FeedKind } from "./feed.ts";

/** What is wrong with an address: a word for the sentence that says so. */
export type AddressProblem = "empty" | "not-absolute" | "scheme" | "password" | "no-host";

/** An address taken apart: `user` where it named one. */
export type FeedAddress = { readonly address: string; readonly user: string };

const SCHEMES: Readonly<Record<Exclude<FeedKind, "folder" | "push">, readonly string[]>> = {
  http: ["https:", "http:"],
  ap: ["https:", "http:"],
  ftp: ["ftp:", "ftps:", "ftpes:"],
  sftp: ["sftp:"],
  imap: ["imaps:", "imap:"],
};

/** An address of `kind` as it was typed, checked; a password in it is refused, since addresses are shown. */
export const readAddress = (kind: FeedKind, text: string): Result<FeedAddress, AddressProblem> => {
  const typed = text.trim();
  if (kind === "push") return done({ address: "", user: "" });
  if (typed === "") return refuse("empty");
  if (kind === "folder") return isAbsolute(typed) ? done({ address: normalize(typed), user: "" }) : refuse("not-absolute");
  const url = URL.parse(typed);
  if (url === null || !SCHEMES[kind].includes(url.protocol)) return refuse("scheme");
  if (url.hostname === "") return refuse("no-host");
  if (url.password !== "") return refuse("password");
  const user = decodeURIComponent(url.username);
  url.username = "";
  url.hash = "";
  return done({ address: url.href, user });
};

/** The parts of a server's address: the folder without its first slash is relative to where the login leads, with two it is absolute. */
export const serverParts = (address: string) => {
  const url = new URL(address);
  const path = decodeURIComponent(url.pathname.replace(/^\//u, ""));
  return {
    scheme: url.protocol,
    host: url.hostname.replace(/^\[|\]$/gu, ""),
    port: url.port === "" ? null : Number(url.port),
    folder: path,
  };
};
