import { createMember } from "#members";
import { system } from "#kit";
import { expect, test } from "vitest";
import { eachDialect } from "../store/testing/index.ts";
import { bindMember } from "./bind-member.ts";
import { likenessesOf } from "./evasion.ts";
import { addMember } from "./testing/house.ts";
import { startReview } from "./testing/review.ts";

eachDialect("hints of evasion", (open) => {
  test("name whoever has a banned member's mailbox or name, in three statements, and nobody once the ban is over", async () => {
    const { house, maren } = await startReview(await open());
    const add = async (handle: string, email: string, name: string): Promise<string> => {
      const made = await createMember(house, system, { email, handle, name, role: "member", token: false });
      if (!made.ok) throw new Error(made.problem.sentence);
      return made.value.id;
    };
    const banned = await add("troll", "t.roll+one@t.example", "Tom Roll");
    const suspended = await add("other", "other@t.example", "Somebody Else");
    const again = await add("innocent", "troll+two@t.example", "Innocent");
    const named = await add("newcomer", "new@elsewhere.example", "Tom Roll 77");
    const bo = await addMember(house, "boone");
    const now = (): string => house.clock.now();
    expect(await likenessesOf(house.store.db, again, now())).toEqual([]);
    const bind = (id: string, kind: "ban" | "suspend") =>
      bindMember(house, maren, id, { kind, days: 7, scope: "site", rule: "3", reason: "Threats, twice." });
    expect([(await bind(banned, "ban")).ok, (await bind(suspended, "suspend")).ok]).toEqual([true, true]);
    const statements: string[] = [];
    const stop = house.store.onQuery((sql) => statements.push(sql));
    expect(await likenessesOf(house.store.db, again, now())).toEqual([{ handle: "troll", name: "Tom Roll", why: "address" }]);
    stop();
    expect(statements.length).toBe(3);
    expect(await likenessesOf(house.store.db, named, now())).toEqual([{ handle: "troll", name: "Tom Roll", why: "name" }]);
    expect(await likenessesOf(house.store.db, bo.id ?? "", now())).toEqual([]);
    await house.store.db.updateTable("sanction").set({ lifted_at: now() }).where("member_id", "=", banned).execute();
    expect(await likenessesOf(house.store.db, again, now())).toEqual([]);
  });
});
