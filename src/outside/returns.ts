import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { DAY, type Instant } from "#kit";
import { keyInFile } from "./key-in-file.ts";

/** What a returned mail says of an address that we wrote to: it is none, or it did not take this one mail. */
export type Returned = { readonly address: string; readonly isForGood: boolean; readonly sentence: string };

/** Where mails that cannot be delivered come back to (RFC 5321, 4.4), an address for each, which nobody else can make up. */
export type Returns = {
  /** For a mail named `id`, a UUIDv7, to an address. */
  readonly addressFor: (to: string, id: string) => string;
  /** What a report says (RFC 3464) of the address that its own return address was made for; null for any other mail. */
  readonly read: (mail: Uint8Array, now: Instant) => Promise<Returned | null>;
};

const LIVES_DAYS = 14; // servers try for five days (RFC 5321, 4.5.4.1); some report late
const MARK_LETTERS = 24; // 96 bits
const MARKS_LOOKED_AT = 10;
const RECIPIENTS_MOST = 20;

const dayOf = (ms: number): number => Math.floor(ms / DAY);
const msOf = (id: string): number => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16); // RFC 9562, 5.7

const fieldOf = (line: string): readonly [string, string] => {
  const at = line.indexOf(":");
  return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
};

/** The fields of each group of a report, names in lower case; the first group is about the report itself. */
const groupsOf = (report: string): readonly ReadonlyMap<string, string>[] =>
  report
    .replaceAll(/\r?\n[ \t]+/gu, " ")
    .split(/\r?\n\s*\r?\n/u)
    .map((group) => new Map(group.split(/\r?\n/u).flatMap((line) => (/^[\w-]+:/u.test(line) ? [fieldOf(line)] : []))));

/** "rfc822; una@saltby.example" → the address. */
const addressIn = (field: string | undefined): string | null =>
  /^(?:rfc822|utf-8)\s*;\s*<?([^\s<>]{3,254})>?$/iu.exec(field ?? "")?.[1]?.toLowerCase() ?? null;

/** No such mailbox or domain (RFC 3463, 3.2), or one that is closed (3.3). A full mailbox, a refused text and what took too long may pass. */
const isForGood = (status: string): boolean => /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/u.test(status);

/** Opens the way back. `base` is the mailbox that all of it comes to: bounces@news.example gets bounces+DAY.MARK@news.example. */
export const openReturns = async (base: string, file: string, key: string | null): Promise<Returns> => {
  const secret = key === null ? await keyInFile(file) : createHash("sha256").update(key).digest();
  const at = base.lastIndexOf("@");
  const [local, domain] = [base.slice(0, at).toLowerCase(), base.slice(at + 1).toLowerCase()];
  const mark = (day: number, to: string): string =>
    createHmac("sha256", secret).update(`returned ${day} ${to.toLowerCase()}`).digest("hex").slice(0, MARK_LETTERS);
  const isMark = (given: string, day: number, to: string): boolean => timingSafeEqual(Buffer.from(given), Buffer.from(mark(day, to)));

  return {
    addressFor: (to, id) => {
      const day = dayOf(msOf(id));
      return `${local}+${day.toString(36)}.${mark(day, to)}@${domain}`;
    },
    read: async (mail, now) => {
      const { simpleParser } = await import("mailparser");
      const parsed = await simpleParser(Buffer.from(mail), { keepDeliveryStatus: true, skipImageLinks: true });
      const report = parsed.attachments.find(({ contentType }) => /^message\/(?:global-)?delivery-status$/u.test(contentType));
      if (report === undefined) return null;
      const heads = parsed.headerLines.map(({ line }) => line.toLowerCase()).join("\n");
      const marks = [...heads.matchAll(/\+([0-9a-z]{2,8})\.([0-9a-f]{24})@/gu)].slice(0, MARKS_LOOKED_AT).flatMap(([, days, given]) => {
        const day = Number.parseInt(days ?? "", 36);
        const age = dayOf(Date.parse(now)) - day;
        return given !== undefined && age >= 0 && age <= LIVES_DAYS ? [{ day, given }] : [];
      });
      for (const group of groupsOf(report.content.toString("utf8")).slice(0, RECIPIENTS_MOST)) {
        if (group.get("action")?.toLowerCase() !== "failed") continue;
        const status = /^\d\.\d{1,3}\.\d{1,3}/u.exec(group.get("status") ?? "")?.[0] ?? "";
        const sentence = `${status} ${(group.get("diagnostic-code") ?? "").replace(/^smtp\s*;\s*/iu, "")}`.trim();
        for (const address of [addressIn(group.get("original-recipient")), addressIn(group.get("final-recipient"))])
          if (address !== null && marks.some(({ day, given }) => isMark(given, day, address)))
            return { address, isForGood: isForGood(status), sentence };
      }
      return null;
    },
  };
};
