import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { hideComment, plainJudge, postComment } from "#conversation";
import { handleInboxJobs, notify } from "#inbox";
import { enqueue, openWorker, type Worker } from "#jobs";
import { type Actor, HOUR, MINUTE, newSecret, SECOND, sha256 } from "#kit";
import { endSessions } from "#members";
import { openPusher, openPushKeys } from "#outside";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";
import { openPushService, openSubscription, type Subscription } from "./testing/open-push-receiver.ts";

eachDialect("web push", (open) => {
  const closers: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  });

  const start = async (elsewhere: Readonly<Record<string, string>> = {}) => {
    const { store, folder, clock } = await open("2026-03-04T12:00:00.000Z");
    const data = join(folder, newSecret().slice(0, 8));
    const at = await openTestSite(store, data, clock);
    closers.push(at.stop);
    const [phone, desk] = [openSubscription("/phone"), openSubscription("/desk")];
    const service = await openPushService([phone, desk], elsewhere);
    closers.push(service.close);
    const pusher = openPusher(service.net, await openPushKeys(join(data, "push.key"), null), "mailto:no-reply@saltby.example");
    const worker = openWorker(at.house, { onError: (_kind, error) => console.error(error) });
    handleInboxJobs({ ...at.house, origin: at.origin, pusher }, worker);
    return { at, clock, worker, service, phone, desk };
  };
  type Started = Awaited<ReturnType<typeof start>>;

  /** A member with a browser of theirs that is signed in, told of answers on their devices. */
  const person = async ({ at, clock }: Started, handle: string) => {
    const { id } = await at.member(handle);
    const [secret, now] = [newSecret(), clock.now()];
    const session = { id: sha256(secret), member_id: id, made_at: now, seen_at: now, ends_at: "2026-12-01T00:00:00.000Z" };
    await at.house.store.db.updateTable("member").set({ proved_at: now }).where("id", "=", id).execute();
    await at.house.store.db
      .insertInto("session")
      .values({ ...session, browser: "", proofs: null })
      .execute();
    const send = (path: string, form?: Record<string, string>): Promise<Response> =>
      fetch(`${at.origin}${path}`, {
        method: form === undefined ? "GET" : "POST",
        redirect: "manual",
        headers: { cookie: `sid=${secret}`, "sec-fetch-site": "same-origin", "user-agent": "Mozilla/5.0 (X11; Linux) Firefox/150.0" },
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      });
    const actor: Actor = { id, role: "member", handle, name: `${handle} of Saltby` };
    return { id, actor, send, page: async () => (await send("/inbox/choices")).text() };
  };
  type Person = Awaited<ReturnType<typeof person>>;
  const CHOSEN = { answer: "push", mention: "push", decision: "push", digest: "none", from: "", to: "" };
  const setUp = (who: Person, { subscription }: Pick<Subscription, "subscription">): Promise<Response> =>
    who.send("/inbox/devices", { device: JSON.stringify({ ...subscription, expirationTime: null }) });
  const say = async ({ at }: Started, who: Person, story: string, body: string, parentId: string | null = null): Promise<string> => {
    const { id } = await at.house.store.db.selectFrom("story").select("id").where("short_id", "=", story).executeTakeFirstOrThrow();
    const house = { ...at.house, judge: plainJudge(at.house) };
    const posted = await postComment(house, who.actor, { storyId: id, parentId, body, key: null });
    if (!posted.ok) throw new Error(posted.problem.kind);
    return posted.value.id;
  };
  /** Lets everything happen that is due. */
  const settle = async ({ at, worker }: { at: TestSite; worker: Worker }): Promise<void> => {
    await at.bus.tell();
    await worker.drain();
    await at.house.store.transact((tx) => enqueue(at.house, tx, { kind: "inbox.mail", body: {} }));
    await worker.drain();
  };
  const talk = async (of: Started) => {
    const story = await of.at.take(ninjs());
    const [una, bo] = [await person(of, "una"), await person(of, "boone")];
    expect((await una.send("/inbox/choices", CHOSEN)).status).toBe(303);
    const mine = await say(of, una, story, "The gull was mine.");
    return { story, una, bo, mine };
  };

  test("a browser that was set up is told who answered, encrypted for it alone and signed by the site; never what was written", async () => {
    const of = await start();
    const { una, bo, story, mine } = await talk(of);
    expect(await una.page()).toContain("none is set up");
    expect((await setUp(una, of.phone)).status).toBe(303);
    const shown = await una.page();
    expect([shown.includes("Firefox, Linux"), shown.includes("this browser"), shown.includes("none is set up")]).toEqual([
      true,
      true,
      false,
    ]);
    await say(of, bo, story, "The secret pipe is blue.", mine);
    await settle(of);
    expect(of.service.received).toEqual([]);
    of.clock.advance(2 * MINUTE);
    await settle(of);
    const [push, ...more] = of.service.received;
    expect(more).toEqual([]);
    expect(push?.told).toEqual({
      title: "Saltby Courier",
      body: "\u2068boone of Saltby\u2069 replied to your comment under “\u2068Gull lands on the mayor’s hat\u2069”",
      url: expect.stringMatching(/^\/story\/.+\/talk\/thread\//u),
      tag: expect.stringMatching(/^[\w-]{32}$/u),
      lang: "en",
      dir: "ltr",
    });
    expect(push?.claims).toMatchObject({ aud: "https://push.example", sub: "mailto:no-reply@saltby.example" });
    expect([push?.headers.ttl, push?.headers.topic, push?.headers["content-encoding"], (push?.bytes ?? 9_999) < 1_000]).toEqual([
      "43200",
      push?.told?.["tag"],
      "aes128gcm",
      true,
    ]);
    expect(of.service.dialled.every((address) => address === "93.184.215.14")).toBe(true);
    await settle(of);
    expect(of.service.received).toHaveLength(1);
    expect(await una.page()).toContain("Last told");
    const en = "Your words about the pipe were taken off";
    const told = { kind: "decision", subject: "decision:1", told: { en, fr: en, ar: en }, path: "/statement/1" as never } as const;
    await of.at.house.store.transact((tx) => notify(of.at.house, tx, [una.id], told));
    of.clock.advance(HOUR);
    await settle(of);
    expect([of.service.received[1]?.told?.["body"], of.service.received[1]?.told?.["url"]]).toEqual([
      "News for you at Saltby Courier",
      "/inbox",
    ]);
  });

  test("nothing is told that was removed, read or switched off meanwhile, nor in quiet hours, nor to a device let go or signed out", async () => {
    const of = await start();
    const { una, bo, story, mine } = await talk(of);
    await setUp(una, of.phone);
    const rude = await say(of, bo, story, "Rude words.", mine);
    await settle(of);
    const mona = await of.at.member("mona", "moderator");
    const moderator: Actor = { id: mona.id, role: "moderator", handle: "mona", name: "Mona" };
    await hideComment(of.at.house, moderator, rude, { rule: "respect" as never, reason: "It was rude." });
    of.clock.advance(HOUR);
    await settle(of);
    await say(of, bo, story, "Read before.", mine);
    await settle(of);
    await una.send("/inbox/read", { all: "1" });
    of.clock.advance(HOUR);
    await settle(of);
    expect(of.service.received).toEqual([]);

    await una.send("/inbox/choices", { ...CHOSEN, from: String(14 * 60), to: String(16 * 60) });
    await say(of, bo, story, "Said in quiet hours.", mine);
    await settle(of);
    of.clock.advance(HOUR);
    await settle(of);
    expect(of.service.received).toEqual([]);
    of.clock.advance(HOUR);
    await settle(of);
    expect(of.service.received).toHaveLength(1);

    of.service.answers.push({ status: 503 });
    await say(of, bo, story, "Said while it was busy.", mine);
    await settle(of);
    of.clock.advance(2 * MINUTE);
    await settle(of);
    await una.send("/inbox/choices", { ...CHOSEN, answer: "app" });
    of.clock.advance(HOUR);
    await settle(of);
    expect(of.service.received).toHaveLength(2);

    await una.send("/inbox/choices", CHOSEN);
    await endSessions(of.at.house, una.id);
    await say(of, bo, story, "Said after signing out.", mine);
    await settle(of);
    of.clock.advance(HOUR);
    await settle(of);
    const left = await of.at.house.store.db.selectFrom("push_device").select("id").execute();
    expect([of.service.received.length, left]).toEqual([2, []]);
  });

  test("a busy service is asked again when it says, one that ended the address loses it, one that refuses is shown saying so", async () => {
    const of = await start();
    const { una, bo, story, mine } = await talk(of);
    await setUp(una, of.phone);
    of.service.answers.push({ status: 429, headers: { "retry-after": "600" } }, { status: 503 }, { status: 201 });
    await say(of, bo, story, "Was it?", mine);
    await settle(of);
    of.clock.advance(2 * MINUTE);
    await settle(of);
    of.clock.advance(599 * SECOND);
    await settle(of);
    expect(of.service.received).toHaveLength(1);
    of.clock.advance(SECOND);
    await settle(of);
    expect(of.service.received).toHaveLength(2);
    of.clock.advance(5 * MINUTE);
    await settle(of);
    const topics = new Set(of.service.received.map(({ headers }) => headers.topic));
    expect([of.service.received.length, topics.size]).toEqual([3, 1]);

    const answer = async (status: number): Promise<string> => {
      of.service.answers.push({ status });
      await una.send("/inbox/read", { all: "1" });
      await say(of, bo, story, `And ${status}?`, mine);
      await settle(of);
      of.clock.advance(2 * MINUTE);
      await settle(of);
      return una.page();
    };
    expect(await answer(400)).toContain("did not take the last notice");
    expect(await answer(302)).toContain("<bdi>302</bdi>");
    expect(await answer(201)).not.toContain("did not take");
    expect(await answer(410)).toContain("No device is set up.");
    expect(of.service.received.map(({ path }) => path).every((path) => path === "/phone")).toBe(true);
  });

  test("an address within the house is never dialled, http and broken keys are refused, and one browser tells one member", async () => {
    const of = await start({ "intranet.example": "10.1.2.3" });
    const { una, bo, story, mine } = await talk(of);
    const { keys } = of.phone.subscription;
    const { subscription } = of.phone;
    const refused = [
      { endpoint: "http://push.example/phone", keys },
      { endpoint: subscription.endpoint, keys: { ...keys, p256dh: Buffer.alloc(65, 4).toString("base64url") } },
      { endpoint: subscription.endpoint, keys: { ...keys, auth: "c2hvcnQ" } },
    ];
    for (const one of refused) expect((await setUp(una, { subscription: one })).status).toBe(422);
    expect((await una.send("/inbox/devices", { device: "{" })).status).toBe(422);
    const byToken = await of.at.member("tokened");
    const headers = { authorization: `Bearer ${byToken.token}` };
    const body = new URLSearchParams({ device: JSON.stringify(subscription) });
    expect((await fetch(`${of.at.origin}/inbox/devices`, { method: "POST", headers, body })).status).toBe(422);

    for (const endpoint of ["https://intranet.example/x", "https://127.0.0.1/x", "https://[::1]/x"]) {
      await setUp(una, { subscription: { endpoint, keys } });
      await una.send("/inbox/read", { all: "1" });
      await say(of, bo, story, `To ${endpoint}?`, mine);
      await settle(of);
      of.clock.advance(2 * MINUTE);
      await settle(of);
      expect([endpoint, (await una.page()).includes("No device is set up.")]).toEqual([endpoint, true]);
    }
    expect([of.service.received, of.service.dialled]).toEqual([[], []]);

    await setUp(una, of.phone);
    await setUp(bo, of.phone);
    expect([(await una.page()).includes("No device is set up."), (await bo.page()).includes("this browser")]).toEqual([true, true]);
    const [device] = await of.at.house.store.db.selectFrom("push_device").select("id").execute();
    await una.send("/inbox/devices", { do: "drop", id: device?.id ?? "" });
    expect(await bo.page()).toContain("this browser");
    await bo.send("/inbox/devices", { do: "drop", id: device?.id ?? "" });
    expect(await bo.page()).toContain("No device is set up.");
  });
});
