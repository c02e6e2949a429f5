import { isIP } from "node:net";
import type { ImapFlow } from "imapflow";
import { done, refuse } from "#kit";
import { checkedAddress } from "./checked-address.ts";
import { type OpenServer, SERVER_WAIT_MS, type ServerLogin } from "./file-server.ts";
import { serverProblem } from "./server-problem.ts";

/** `isTls`: TLS from the first byte (port 993), else by STARTTLS (port 143). Without TLS nothing is said but to a host within the house. */
export type MailLogin = ServerLogin & { readonly isTls: boolean };

/** `bytes` null: the message has more than was asked for. `uid` grows with each message of a mailbox. */
export type RemoteMail = { readonly uid: number; readonly size: number; readonly bytes: Uint8Array | null };

/** A mailbox. `validity` changes when its uids begin anew (RFC 3501, 2.3.1.1). */
export type MailServer = {
  readonly validity: string;
  /** At most `most` messages with a uid over `uid`, the lowest first; `isMore` where others follow. */
  readonly after: (
    uid: number,
    most: number,
    bytesMost: number,
  ) => Promise<{ readonly mails: readonly RemoteMail[]; readonly isMore: boolean }>;
  readonly close: () => Promise<void>;
};

const messagesAfter = async (client: ImapFlow, uid: number, most: number, bytesMost: number) => {
  const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true });
  // "n:*" always names the last message, also where it is before n.
  const uids = (found === false || found === undefined ? [] : found).filter((each) => each > uid).toSorted((a, b) => a - b);
  const mails: RemoteMail[] = [];
  for (const each of uids.slice(0, most)) {
    const facts = await client.fetchOne(String(each), { size: true }, { uid: true });
    if (facts === false) continue; // gone since
    const size = facts.size ?? 0;
    const whole = size > bytesMost ? false : await client.fetchOne(String(each), { source: true }, { uid: true });
    mails.push({ uid: each, size, bytes: whole === false ? null : (whole.source ?? null) });
  }
  return { mails, isMore: uids.length > most };
};

/** Opens a mailbox for reading: nothing in it is changed, moved or marked. `folder` is its name, INBOX where it is empty. */
export const openImap: OpenServer<MailLogin, MailServer> = async (login) => {
  const imap = await import("imapflow");
  let client: ImapFlow | null = null;
  try {
    const address = await checkedAddress(login.host, login.isInside ? [login.host] : []);
    client = new imap.ImapFlow({
      host: address,
      port: login.port ?? (login.isTls ? 993 : 143),
      secure: login.isTls,
      ...(login.isTls || login.isInside ? {} : { doSTARTTLS: true }),
      ...(isIP(login.host) === 0 ? { servername: login.host } : {}),
      auth: { user: login.user, pass: login.secret },
      logger: false,
      connectionTimeout: SERVER_WAIT_MS,
      greetingTimeout: SERVER_WAIT_MS,
      socketTimeout: 2 * SERVER_WAIT_MS,
    });
    client.on("error", () => {}); // what is asked next fails and says so
    await client.connect();
  } catch (error) {
    client?.close();
    return refuse(serverProblem(error, login.host, error instanceof Error && "authenticationFailed" in error));
  }
  const opened = client;
  try {
    const box = await opened.mailboxOpen(login.folder === "" ? "INBOX" : login.folder, { readOnly: true });
    return done({
      validity: String(box.uidValidity),
      after: (uid, most, bytesMost) => messagesAfter(opened, uid, most, bytesMost),
      close: () => opened.logout().catch(() => opened.close()),
    });
  } catch {
    opened.close();
    return refuse({ kind: "not-found", reason: `${login.host} has no mailbox ${login.folder === "" ? "INBOX" : login.folder}.` });
  }
};
