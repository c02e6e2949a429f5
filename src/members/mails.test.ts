import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { expect, test } from "vitest";
import { openWorker } from "#jobs";
import { HOUR } from "#kit";
import { handleMail, openMailer } from "#outside";
import { eachDialect } from "../store/testing/index.ts";
import { openBrowser, openMembers } from "./testing/open-browser.ts";
import { softKey, withKey } from "./testing/soft-key.ts";

/** A mail server that takes everything, and what came to it, read by a parser that is not ours. */
const openServer = async () => {
  const came: { readonly from: string; readonly to: readonly string[]; readonly mail: ParsedMail }[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, session, done) => {
      simpleParser(stream).then(
        (mail) => {
          const { mailFrom } = session.envelope;
          came.push({ from: mailFrom === false ? "" : mailFrom.address, to: session.envelope.rcptTo.map(({ address }) => address), mail });
          // oxlint-disable-next-line promise/no-callback-in-promise -- the server asks for a callback
          done();
        },
        // oxlint-disable-next-line promise/no-callback-in-promise -- the server asks for a callback
        (error: unknown) => done(error as Error),
      );
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { came, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
};

eachDialect("mails through a mail server", (open) => {
  test("the code, the link, the news of a passkey and of a new browser arrive whole, to the one address alone, and are used as they came", async () => {
    const members = openMembers(await open());
    const { house } = members;
    const server = await openServer();
    const worker = openWorker(house);
    const returns = { addressFor: (to: string) => `bounces+${to.length}@courier.example` };
    handleMail(worker, openMailer({ url: server.url, folder: "", origin: house.origin, siteName: house.siteName, returns }));
    const newest = async (): Promise<ParsedMail> => {
      await worker.drain();
      const { from, to, mail } = server.came.at(-1) ?? {};
      expect([from, to]).toEqual(["bounces+18@courier.example", ["zoe@saltby.example"]]);
      if (mail === undefined) throw new Error("no mail came");
      expect([mail.from?.value[0]?.name, mail.headers.get("auto-submitted"), mail.attachments]).toEqual([
        "Saltby Courier",
        "auto-generated",
        [],
      ]);
      expect([typeof mail.html, mail.messageId?.endsWith("@courier.example>")]).toEqual(["string", true]);
      return mail;
    };
    const home = openBrowser(members);
    await home.post("/join", { email: "zoe@saltby.example", name: "Zoë Tarn" });
    const asked = await newest();
    const code = (/\b(\d{4}) (\d{4})\b/u.exec(asked.text ?? "") ?? []).slice(1).join("");
    expect(asked.subject).toBe(`${code.slice(0, 4)} ${code.slice(4)} is your code for Saltby Courier`);
    expect((await home.post("/join/code", { code })).status).toBe(303);
    await withKey(home, softKey({ origin: house.origin }), "Zoë’s “blue” key");
    expect((await newest()).text).toContain("The passkey “Zoë’s “blue” key” opens your account from now on.");
    house.clock.advance(HOUR);
    const other = openBrowser(members);
    await other.post("/sign-in", { email: "zoe@saltby.example" });
    const link = new URL(/https:\S+/u.exec((await newest()).text ?? "")?.[0] ?? "");
    expect((await other.get(`${link.pathname}${link.search}`)).status).toBe(200);
    expect((await other.post("/sign-in/code", { t: link.searchParams.get("t") ?? "" })).to).toBe("/");
    expect((await newest()).subject).toContain("new browser");
    await server.close();
  });
});
