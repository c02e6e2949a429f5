import { type ParsedMail, simpleParser } from "mailparser";
import { z } from "zod";
import type { MailServer } from "#outside";
import { LOG_LANG } from "../arrival.ts";
import { isPictureName } from "../keep-picture-file.ts";
import { readsLikeKill } from "../looks-like-kill.ts";
import { BYTES_MOST } from "../read.ts";
import { feedWordsOf } from "./words/index.ts";
import type { Arrived } from "./feed-intake.ts";
import { failed, type Look, type Looked } from "./look.ts";
import { reason } from "../reason.ts";

/** `uid` is that of the message taken last, in a mailbox of that `validity`. */
const cursorSchema = z.object({ validity: z.string(), uid: z.number() }).partial();

const MAILS_A_LOOK = 50;
/** After so many failures in a row a signature that cannot be checked counts as one that does not hold: others' mails must not wait for it. */
const FAILS_BORNE = 5;

const isListed = (senders: readonly string[], from: string): boolean =>
  senders.some((sender) => sender === from || (sender.startsWith("@") && from.endsWith(sender)));

/** The documents of a mail: what is attached, or where nothing is, its own text. */
const documentsOf = (mail: ParsedMail): readonly (Arrived & { readonly isPicture: boolean })[] => {
  const subject = (mail.subject ?? "mail").slice(0, 100);
  const attached = mail.attachments.map(({ content, filename, contentType }, index) => ({
    bytes: new Uint8Array(content),
    fileName: filename ?? `${subject} ${index + 1}`,
    contentType,
    isPicture: contentType.startsWith("image/") || isPictureName(filename ?? ""),
  }));
  if (attached.some(({ isPicture }) => !isPicture)) return attached;
  const text = mail.text ?? "";
  return [
    ...attached,
    { bytes: Buffer.from(text), fileName: `${subject}.txt`, contentType: "text/plain; charset=utf-8", isPicture: false },
  ];
};

/** Why a mail is not taken, "" where that cannot be said now; null where it is. */
const refusalOf = async ({ house, feed }: Look, bytes: Uint8Array): Promise<string | null> => {
  const words = feedWordsOf(LOG_LANG).mail;
  const { from, vouched } = await house.ways.vouchedSender(bytes, (address) => isListed(feed.settings.senders, address));
  if (from === null) return words.noSender;
  if (!isListed(feed.settings.senders, from)) return words.notListed(from);
  if (vouched === "unknown" && feed.fails < FAILS_BORNE) return "";
  return vouched === "yes" ? null : words.notVouched(from);
};

/** Looks at a mailbox: mails of listed senders whose domain's signature holds are taken, all others kept aside with the reason. */
export const lookMail = async (look: Look, server: MailServer): Promise<Looked> => {
  const { feed, intake } = look;
  const known = cursorSchema.parse(JSON.parse(feed.cursor));
  const { validity } = server;
  let uid = known.validity === validity ? (known.uid ?? 0) : 0;
  const documents: (Arrived & { readonly isPicture: boolean })[] = [];
  const { mails, isMore } = await server.after(uid, MAILS_A_LOOK, BYTES_MOST);
  let isBlocked = false;
  for (const mail of mails) {
    const fileName = `mail-${mail.uid}.eml`;
    if (mail.bytes === null) {
      await intake.refuse({ bytes: new Uint8Array(), fileName }, reason("file-too-large", { bytes: mail.size, most: BYTES_MOST }));
    } else {
      const refusal = await refusalOf(look, mail.bytes);
      if (refusal === "") {
        isBlocked = true;
        break;
      }
      if (refusal === null) documents.push(...documentsOf(await simpleParser(Buffer.from(mail.bytes), { skipImageLinks: true })));
      else await intake.refuse({ bytes: mail.bytes, fileName }, refusal);
    }
    ({ uid } = mail);
  }
  const rank = ({ bytes, isPicture }: (typeof documents)[number]): number => (isPicture ? 1 : readsLikeKill(bytes) ? 0 : 2);
  for (const { isPicture, ...document } of documents.toSorted((a, b) => rank(a) - rank(b))) {
    if (isPicture) await intake.keepPicture(document.bytes, document.fileName);
    else await intake.take(document);
  }
  const cursor = { cursor: { validity, uid } };
  return isBlocked ? failed("unreachable", feedWordsOf(LOG_LANG).mail.noDns, cursor) : { ...cursor, isMore };
};
