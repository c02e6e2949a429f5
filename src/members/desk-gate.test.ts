import { Hono } from "hono";
import { expect, test } from "vitest";
import { visitor } from "#kit";
import { type PageEnv, sampleFrame } from "#ui";
import { eachDialect } from "../store/testing/index.ts";
import { deskGate } from "./desk-gate.ts";
import { viewerOf } from "./session.ts";
import { joined, withPassword, withSecond } from "./testing/account.ts";
import { HTTPS, openMembers } from "./testing/open-browser.ts";

eachDialect("the gate of the desk", (open) => {
  test("staff without a strong factor are led to set one up, and pass with it; others are left to the desk itself", async () => {
    const members = openMembers(await open(), { staffFactor: "required" });
    const ada = await joined(members, "ada@saltby.example", "Ada Tarn");
    const bo = await joined(members, "bo@saltby.example", "Bo Marsh");
    const { db } = members.house.store;
    await db.updateTable("member").set({ role: "editor" }).where("name", "=", "Ada Tarn").execute();
    const app = new Hono<PageEnv>();
    app.use(async (c, next) => {
      const cookie = c.req.header("cookie");
      const viewer = cookie === undefined ? visitor : await viewerOf(members.house, cookie, HTTPS, "strong");
      c.set("frame", sampleFrame({ viewer, path: c.req.path }));
      await next();
    });
    app.route("/", deskGate(members.house));
    app.get("*", (c) => c.text(c.var.frame.viewer.role));
    const at = async (browser: typeof ada | null, path: string): Promise<string> => {
      const headers = browser === null ? {} : { cookie: `__Host-sid=${browser.jar.get("__Host-sid")}` };
      const res = await app.request(path, { headers });
      return res.headers.get("location") ?? (await res.text());
    };
    expect(await at(ada, "/desk")).toBe("/settings");
    expect(await at(ada, "/moderation/1")).toBe("/settings");
    expect(await at(ada, "/")).toBe("member");
    expect([await at(bo, "/desk"), await at(null, "/desk/incoming")]).toEqual(["member", "visitor"]);
    await withPassword(ada);
    await withSecond(members, ada);
    expect(await at(ada, "/desk")).toBe("editor");
    await db.updateTable("session").set({ proofs: null }).execute();
    expect(await at(ada, "/desk/incoming")).toBe("/settings/confirm?next=%2Fdesk%2Fincoming");
  });
});
