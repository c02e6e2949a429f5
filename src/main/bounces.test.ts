import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { handleBounces, noteRefusal } from "#inbox";
import { enqueue, openWorker } from "#jobs";
import { DAY, done, newId } from "#kit";
import { openReturns, type Ways } from "#outside";
import { eachDialect } from "../store/testing/index.ts";
import { openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("mails that come back", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  test("a mail that comes back for good ends mails to its address, one that may pass after four days; forged reports do nothing", async () => {
    const { store, folder, clock } = await open("2026-03-04T12:00:00.000Z");
    const opened = await openTestSite(store, join(folder, randomUUID()), clock);
    site = opened;
    const at = { ...opened, clock };
    const [una, bo] = [await at.member("una"), await at.member("boone")];
    const page = async (who: { readonly token: string }, path = "/inbox"): Promise<string> =>
      (await fetch(`${at.origin}${path}`, { headers: { authorization: `Bearer ${who.token}` } })).text();
    const returns = await openReturns("bounces@saltby.example", join(at.house.config.dataFolder, "a.key"), null);
    const others = await openReturns("bounces@saltby.example", join(at.house.config.dataFolder, "another.key"), null);
    const addressFor = (to: string, by = returns): string => by.addressFor(to, newId(at.clock.ms()));
    const report = (back: string, about: string, status: string, action = "failed"): Buffer => {
      const head = ["From: MAILER-DAEMON@mx.saltby.example", `To: <${back}>`, "Subject: Undelivered", "MIME-Version: 1.0"];
      const type = "Content-Type: multipart/report; report-type=delivery-status; boundary=b";
      const group = [
        `Final-Recipient: rfc822; ${about}`,
        `Action: ${action}`,
        `Status: ${status}`,
        "Diagnostic-Code: smtp; 550 No such",
        " mailbox",
      ];
      const parts = [
        "--b",
        "Content-Type: text/plain",
        "",
        "Sorry.",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx",
        "",
      ];
      return Buffer.from([...head, type, "", ...parts, ...group, "", "--b--", ""].join("\r\n"));
    };
    const box: Buffer[] = [];
    const openImap: Ways["openImap"] = async () =>
      done({
        validity: "1",
        after: async (uid, most) => {
          const left = box.map((bytes, no) => ({ uid: no + 1, size: bytes.length, bytes })).filter((mail) => mail.uid > uid);
          return { mails: left.slice(0, most), isMore: left.length > most };
        },
        close: async () => {},
      });
    const worker = openWorker(at.house);
    const login = { host: "mail.example", port: null, user: "bounces", secret: "hush", folder: "", isInside: false, isTls: true };
    const refused = (address: string, sentence: string) => noteRefusal(at.house, address, sentence);
    handleBounces({ ...at.house, openImap, login, returns, refused }, worker);
    const look = async (...mails: readonly Buffer[]): Promise<readonly boolean[]> => {
      box.push(...mails);
      await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "inbox.bounces", body: {} }));
      await worker.drain();
      return [(await page(una)).includes("do not reach your address"), (await page(bo)).includes("do not reach your address")];
    };
    const [unas, bos] = ["una@saltby.example", "boone@saltby.example"];
    const forged = [
      report("bounces@saltby.example", unas, "5.1.1"),
      report(addressFor(bos), unas, "5.1.1"),
      report(addressFor(unas, others), unas, "5.1.1"),
      report(addressFor(unas), unas, "5.1.1", "delayed"),
      Buffer.from(
        `To: ${addressFor(unas)}\r\nSubject: 5.1.1\r\n\r\nFinal-Recipient: rfc822; ${unas}\r\nAction: failed\r\nStatus: 5.1.1\r\n`,
      ),
      Buffer.from("\u0000\u0001 no mail"),
    ];
    expect(await look(...forged)).toEqual([false, false]);
    const old = addressFor(unas);
    for (let day = 0; day < 3; day += 1) {
      expect(await look(report(addressFor(bos), bos, "5.2.2"), report(addressFor(bos), bos, "4.4.7"))).toEqual([false, false]);
      at.clock.advance(DAY);
    }
    expect(await look(report(addressFor(bos), bos, "5.2.2"))).toEqual([false, true]);
    at.clock.advance(12 * DAY);
    expect(await look(report(old, unas, "5.1.1"))).toEqual([false, true]);
    expect(await look(report(addressFor(unas), "Una@Saltby.example", "5.1.1"))).toEqual([true, true]);
    expect(await page(una, "/inbox/choices")).toContain("5.1.1 550 No such mailbox");
    const headers = { authorization: `Bearer ${una.token}` };
    const chosen = new URLSearchParams({ answer: "mail", digest: "none", from: "", to: "" });
    expect((await fetch(`${at.origin}/inbox/choices`, { method: "POST", redirect: "manual", headers, body: chosen })).status).toBe(303);
    expect(await look()).toEqual([false, true]);
    expect(await at.house.store.db.selectFrom("soft_bounce").select("id").execute()).toEqual([]);
  });
});
