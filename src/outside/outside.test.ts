import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWorker } from "#jobs";
import { handleMail, openFiles, openMailer, openMailFolder, sendMail } from "#outside";
import { eachDialect } from "../store/testing/index.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "townwire-outside-"));

test("the same bytes are kept once and come back as they were", async () => {
  const place = folder();
  const files = openFiles(place);
  const bytes = Buffer.from("five gates, not six");
  const both = await Promise.all([files.put(bytes), files.put(bytes)]);
  expect(both[0]).toEqual(both[1]);
  expect(await files.read(both[0].sha)).toEqual(bytes);
  expect(readdirSync(join(place, both[0].sha.slice(0, 2)))).toEqual([both[0].sha]);
});

test("nothing is read that is not a digest", async () => {
  const files = openFiles(folder());
  expect(await files.read("../../etc/passwd")).toBeNull();
  expect(await files.read("0".repeat(64))).toBeNull();
});

eachDialect("mail", (open) => {
  test("a mail is written once it is certain, and once however often it is tried", async () => {
    const house = await open();
    const place = folder();
    const mailer = openMailer({ url: null, folder: place, origin: "http://localhost:3000", siteName: async () => "Tidings" });
    const worker = openWorker(house);
    handleMail(worker, mailer);
    const letter = { to: "ida@example.org", subject: "Your code\r\nBcc: all@example.org", text: "1234 5678", lang: "en" } as const;
    await house.store.transact((tx) => sendMail(house, tx, letter));
    await house.store
      .transact(async (tx) => {
        await sendMail(house, tx, letter);
        throw new Error("rolled back");
      })
      .catch(() => null);
    await worker.drain();
    const box = openMailFolder(place);
    const [name = "", ...more] = await box.list();
    expect(more).toEqual([]);
    const source = (await box.read(name))?.source ?? "";
    expect(source).toContain("1234 5678");
    expect(source).not.toMatch(/^bcc:/imu);
    expect(await box.read("../townwire.sqlite")).toBeNull();
  });
});
