import { done, refuse, type Result } from "#kit";

/** The mailbox that undeliverable mails come back to, and how it is read. */
export type BounceBox = {
  readonly address: string;
  readonly host: string;
  readonly port: number | null;
  readonly user: string;
  readonly secret: string;
  readonly folder: string;
  /** TLS from the first byte, else by STARTTLS. */
  readonly isTls: boolean;
  /** It may be within the house. */
  readonly isInside: boolean;
};

const EXAMPLE = "imaps://bounces:secret@mail.example.org/INBOX?address=bounces@news.example.org";

/** The mailbox out of `imaps://USER:SECRET@HOST/FOLDER?address=ADDRESS[&inside]`; null where none is set. */
export const readBounceBox = (text: string | null): Result<BounceBox | null, string> => {
  if (text === null) return done(null);
  const url = URL.parse(text);
  const address = url?.searchParams.get("address") ?? "";
  const isMailbox = url !== null && ["imap:", "imaps:"].includes(url.protocol) && url.hostname !== "" && url.username !== "";
  if (!isMailbox || !/^[^\s@+<>]{1,20}@[^\s@<>]+$/u.test(address))
    return refuse(`TOWNWIRE_BOUNCES is not a mailbox with its address. Write for example ${EXAMPLE}, or leave it out.`);
  return done({
    address,
    host: url.hostname.replace(/^\[|\]$/gu, ""),
    port: url.port === "" ? null : Number(url.port),
    user: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.replace(/^\//u, "")),
    isTls: url.protocol === "imaps:",
    isInside: url.searchParams.has("inside"),
  });
};
