import { generateKeyPairSync } from "node:crypto";
import { createTransport } from "nodemailer";
import { expect, test } from "vitest";
import { done } from "#kit";
import { openWays, type Ways } from "#outside";
import { eachDialect } from "../../store/testing/index.ts";
import { look, ninjs, openFeeds, outcomes, setUp } from "./testing/open-feeds.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: "spki", format: "der" }).toString("base64")}`;

/** A DNS that knows one signer. */
const dns = async (name: string): Promise<string[][]> => {
  if (name === "wire._domainkey.pellam.example") return [[record]];
  throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
};

type Mail = { readonly from: string; readonly signer?: string; readonly text?: string; readonly attached?: readonly string[] };

const mailOf = async ({ from, signer, text = "Here.", attached = [] }: Mail): Promise<Buffer> => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const sent = await transport.sendMail({
    from,
    to: "wire@saltby.example",
    subject: "Dispatch",
    text,
    attachments: attached.map((content, no) => ({ filename: `${no}.json`, content, contentType: "application/json" })),
    ...(signer === undefined
      ? {}
      : {
          dkim: { domainName: signer, keySelector: "wire", privateKey: privateKey.export({ type: "pkcs1", format: "pem" }).toString() },
        }),
  });
  return sent.message as Buffer;
};

const box = (mails: readonly Buffer[]): Pick<Ways, "openImap" | "vouchedSender"> => ({
  openImap: async () =>
    done({
      validity: "1",
      after: async (uid, most) => ({
        mails: mails
          .map((bytes, index) => ({ uid: index + 1, size: bytes.length, bytes }))
          .filter((mail) => mail.uid > uid)
          .slice(0, most),
        isMore: false,
      }),
      close: async () => {},
    }),
  vouchedSender: (mail, isWanted) => openWays("test").vouchedSender(mail, isWanted, dns),
});

eachDialect("a mailbox", (open) => {
  test("mails of listed senders whose domain signed them are taken, kills first; all others are kept aside with the reason", async () => {
    const story = JSON.stringify(ninjs("a"));
    const kill = JSON.stringify(ninjs("z", { pubstatus: "canceled" }));
    const signed = await mailOf({ from: "desk@pellam.example", signer: "pellam.example", attached: [story] });
    const mails = [
      signed,
      await mailOf({ from: "desk@pellam.example", signer: "pellam.example", attached: [kill] }),
      await mailOf({ from: "desk@pellam.example", attached: [story] }),
      await mailOf({ from: "desk@pellam.example", signer: "other.example", attached: [story] }),
      await mailOf({ from: "eve@other.example", signer: "pellam.example", attached: [story] }),
      Buffer.from(signed.toString().replace("Here.", "There")),
    ];
    const house = await openFeeds(await open(), box(mails));
    const feed = await setUp(house, {
      kind: "imap",
      source: "Pellam",
      address: "imaps://wire@mail.example/INBOX",
      secret: "hush",
      settings: { senders: ["@pellam.example"] },
    });
    expect((await look(house, feed)).sums).toEqual({ documents: 6, items: 2, kills: 1, refused: 4, waiting: 0 });
    expect(await outcomes(house)).toEqual(["? rejected", "? rejected", "? rejected", "? rejected", "a created", "z killed"]);
    const why = await house.store.db.selectFrom("intake").select("problem").where("outcome", "=", "rejected").execute();
    expect(why.filter(({ problem }) => problem?.includes("eve@other.example") === true).length).toBe(1);
    expect(why.filter(({ problem }) => problem?.includes("DKIM") === true).length).toBe(3);
    const kept = await house.store.db.selectFrom("item").select("bytes").where("file_name", "=", "mail-3.eml").executeTakeFirstOrThrow();
    expect(Buffer.from(kept.bytes).equals(mails[2] ?? Buffer.alloc(0))).toBe(true);
    expect((await look(house, feed)).sums.documents).toBe(0);
  });

  test("while the DNS does not answer, a mail waits in its mailbox", async () => {
    const mails = [await mailOf({ from: "desk@pellam.example", signer: "pellam.example", attached: [JSON.stringify(ninjs("a"))] })];
    let isUp = false;
    const house = await openFeeds(await open(), {
      ...box(mails),
      vouchedSender: (mail, isWanted) =>
        openWays("test").vouchedSender(mail, isWanted, (name) =>
          isUp ? dns(name) : Promise.reject(Object.assign(new Error("no answer"), { code: "ETIMEOUT" })),
        ),
    });
    const feed = await setUp(house, {
      kind: "imap",
      source: "Pellam",
      address: "imaps://wire@mail.example/",
      secret: "hush",
      settings: { senders: ["desk@pellam.example"] },
    });
    expect((await look(house, feed)).looked.problem?.kind).toBe("unreachable");
    isUp = true;
    await look(house, feed);
    expect(await outcomes(house)).toEqual(["a created"]);
  });
});
