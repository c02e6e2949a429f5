import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const read = (bounces: string) => readConfig({ TOWNWIRE_BOUNCES: bounces });

test("the mailbox of returned mails is read out of one address; without the variable there is none", () => {
  const none = readConfig({});
  expect(none.ok ? none.value.bounces : "").toBeNull();
  const given = read("imaps://bounces%40mail.example:s%3Acret@mail.example.org/INBOX?address=bounces@news.example.org");
  const login = { host: "mail.example.org", port: null, user: "bounces@mail.example", secret: "s:cret", folder: "INBOX" };
  expect(given.ok ? given.value.bounces : given.problem).toEqual({
    ...login,
    address: "bounces@news.example.org",
    isTls: true,
    isInside: false,
  });
  const inside = read("imap://b@box:1143/?address=b@news.example.org&inside");
  expect(inside.ok ? inside.value.bounces : inside.problem).toMatchObject({ port: 1143, folder: "", isTls: false, isInside: true });
});

test("what is no such mailbox is refused with a sentence that shows a good one", () => {
  for (const bad of [
    "https://x@mail.example/?address=a@b.example",
    "imaps://x@mail.example/",
    "imaps://mail.example/?address=a@b.example",
    "x",
  ]) {
    const config = read(bad);
    expect([bad, config.ok ? "" : config.problem]).toEqual([
      bad,
      expect.stringContaining("imaps://bounces:secret@mail.example.org/INBOX?address="),
    ]);
  }
});
