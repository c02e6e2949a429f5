import { createHmac } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openWorker } from "#jobs";
import { SECOND } from "#kit";
import { commentSubject, postComment } from "#conversation";
import { eachDialect } from "../store/testing/index.ts";
import { openModeration } from "./open-moderation.ts";
import { addService, listServices, type ServiceInput, turnService } from "./classifiers.ts";
import { signalsIn } from "./signal.ts";
import { addMember, addStory } from "./testing/house.ts";

eachDialect("services outside", (open) => {
  const servers: ReturnType<typeof createServer>[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  const start = async (answer: RequestListener) => {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bare = await open();
    await addStory(bare);
    const house = {
      ...bare,
      origin: "https://t.example",
      mailName: "T",
      tell: async () => {},
      standingOf: async () => 1 as const,
      keepers: {},
      sealer: { seal: (text: string) => text, open: (text: string) => text },
      takeTurn: () => ({ ok: true }) as never,
      visitorKey: () => "",
    };
    const room = openModeration(house);
    const worker = openWorker(house);
    room.work(worker);
    const [maren, una] = [await addMember(house, "maren", "moderator"), await addMember(house, "una")];
    const add = async (more: Partial<ServiceInput> = {}) => {
      const made = await addService(house, maren, {
        kind: "hook",
        name: "Scanner",
        address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/scan`,
        secret: "hush",
        isInside: true,
        isOpen: true,
        waitMs: 300,
        ...more,
      });
      if (!made.ok) throw new Error(made.problem);
      for (const { id } of await listServices(house)) await turnService(house, maren, id, "on");
    };
    /** What became of a comment, before the services were asked and after. */
    const say = async (body: string) => {
      house.clock.advance(SECOND);
      const posted = await postComment({ ...house, judge: room.judge }, una, { storyId: "story-1", parentId: null, body, key: null });
      if (!posted.ok) throw new Error(posted.problem.kind);
      await worker.drain();
      const row = await house.store.db.selectFrom("judgement").select("signals").orderBy("id", "desc").limit(1).executeTakeFirstOrThrow();
      const outside = signalsIn(row.signals).find((signal) => signal.check === "outside");
      return [
        posted.value.state,
        (await commentSubject(house.store.db, posted.value.id))?.state,
        outside?.facts["failed"] ?? outside?.asks,
      ];
    };
    return { house, add, say, maren };
  };

  test("a hook is asked in Coral's shape, signed, and does as it says", async () => {
    const asked: { body: string; signature: unknown }[] = [];
    let status = "";
    const { add, say } = await start((req, res) => {
      let body = "";
      req.on("data", (part: Buffer) => (body += part.toString()));
      req.on("end", () => {
        asked.push({ body, signature: req.headers["x-coral-signature"] });
        if (status === "") res.writeHead(204).end();
        else res.end(JSON.stringify({ status }));
      });
    });
    await add();
    expect(await say("The gull was mine.")).toEqual(["held", "published", "nothing"]);
    const [first] = asked;
    expect(JSON.parse(first?.body ?? "{}")).toMatchObject({
      action: "NEW",
      comment: { body: "The gull was mine.", parentID: null },
      author: { role: "MEMBER" },
      story: { url: "https://t.example/story/story1/gull" },
      tenantDomain: "t.example",
    });
    expect(first?.signature).toBe(
      `sha256=${createHmac("sha256", "hush")
        .update(first?.body ?? "")
        .digest("hex")}`,
    );
    status = "WITHHELD";
    expect(await say("The tern was yours.")).toEqual(["held", "held", "hold"]);
    status = "REJECTED";
    expect(await say("The duck was ours.")).toEqual(["held", "rejected", "reject"]);
  });

  test("each way of failing does what the service is set to", async () => {
    const ways: Readonly<Record<string, RequestListener>> = {
      "500": (_req, res) => res.writeHead(500).end("no"),
      nonsense: (_req, res) => res.end("<html>"),
      "too-slow": () => {},
    };
    for (const [failed, answer] of Object.entries(ways))
      for (const isOpen of [true, false]) {
        const { add, say } = await start(answer);
        await add({ isOpen });
        expect([failed, isOpen, await say(`A gull ${failed}, it said.`)]).toEqual([
          failed,
          isOpen,
          ["held", isOpen ? "published" : "held", failed],
        ]);
      }
    const { add, say } = await start(() => {});
    await add({ address: "http://127.0.0.1:1/", isOpen: false });
    expect(await say("Nobody listens there.")).toEqual(["held", "held", "unreachable"]);
  });

  test("Akismet's shape: true holds, false lets out; and two services are both waited for", async () => {
    let isSpam = true;
    const { add, say } = await start((_req, res) => res.end(String(isSpam)));
    await add({ kind: "akismet", isOpen: false });
    expect(await say("Buy my eggs.")).toEqual(["held", "held", "hold"]);
    isSpam = false;
    expect(await say("I like eggs.")).toEqual(["held", "published", "nothing"]);
    await add({ kind: "akismet", isOpen: false, address: "http://127.0.0.1:1/" });
    expect((await say("I like ducks."))[1]).toBe("held");
  });

  test("none is asked unless it is turned on, and a bad address is refused", async () => {
    const { house, say, maren } = await start((_req, res) => res.writeHead(204).end());
    expect(await say("A gull.")).toEqual(["published", "published", undefined]);
    const bad = { kind: "hook", name: "x", address: "ftp://x", secret: "", isInside: false, isOpen: true, waitMs: 300 } as const;
    expect(await addService(house, maren, bad)).toEqual({ ok: false, problem: "not-whole" });
  });
});
