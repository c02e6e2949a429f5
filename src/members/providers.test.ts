import { expect, test } from "vitest";
import { HOUR, system } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { createMember } from "./create-member.ts";
import { openOidc } from "./oidc.ts";
import { eraseMember } from "./leave.ts";
import { byMail, codeNow, joined, memberIdOf, withSecond } from "./testing/account.ts";
import { type Browser, enter, HTTPS, newestMail, openBrowser, openMembers } from "./testing/open-browser.ts";
import { netOf, oidcProvider } from "./testing/oidc-provider.ts";

const ADA = "ada@saltby.example";

eachDialect("signing in by a provider", (open) => {
  const start = async () => {
    const [library, other] = [await oidcProvider("https://id.library.example"), await oidcProvider("https://id.other.example")];
    const provider = { clientId: "townwire", clientSecret: "secret", isInside: false };
    const oidc = openOidc({ origin: HTTPS, net: netOf([library, other]) }, [
      { id: "library", name: "Town library", issuer: library.issuer, ...provider },
      { id: "other", name: "Other", issuer: other.issuer, ...provider },
      { id: "gone", name: "Gone", issuer: "https://id.gone.example", ...provider },
    ]);
    const members = openMembers(await open(), { oidc });
    return { members, library, other, db: members.house.store.db };
  };

  /** Sends a browser to a provider; gives the address it is sent to. */
  const leave = async (browser: Browser, id = "library", form: Record<string, string> = {}): Promise<string> => {
    const answer = await browser.post(`/sign-in/with/${id}`, form);
    return /url=(.+)$/u.exec(answer.headers.get("refresh") ?? "")?.[1] ?? "";
  };
  type Started = Awaited<ReturnType<typeof start>>;
  /** Connects the account of the browser that signed in a moment ago with a subject of the library. */
  const connect = async ({ library }: Started, browser: Browser, subject: string): Promise<void> => {
    expect((await browser.get(library.agree(await leave(browser), subject))).to).toBe("/settings/identities");
    expect((await browser.post("/settings/identities", { do: "connect" })).status).toBe(303);
  };

  test("a stranger opens an account by mail and is then asked whether to connect; from then on the provider opens it, at the draft's own page", async () => {
    const at = await start();
    const { members, library } = at;
    const browser = openBrowser(members);
    expect((await browser.get("/sign-in")).body).toContain("With Town library");
    const authorize = new URL(await leave(browser, "library", { next: "/section/harbour" }));
    expect([authorize.searchParams.get("code_challenge_method"), authorize.searchParams.get("redirect_uri")]).toEqual([
      "S256",
      `${HTTPS}/sign-in/back/library`,
    ]);
    const stranger = await browser.get(library.agree(authorize.href, "ada-7"));
    expect([stranger.status, stranger.body.includes("/join?next=%2Fsettings%2Fidentities")]).toEqual([200, true]);
    await enter(members, browser, ADA, "Ada Tarn");
    expect((await browser.get("/settings/identities")).body).toContain("You have signed in at Town library as ada@saltby.example");
    await browser.post("/settings/identities", { do: "connect" });
    expect((await newestMail(members.house)).text).toContain("Town library opens your account");
    const home = openBrowser(members);
    expect((await home.get(library.agree(await leave(home, "library", { next: "/section/harbour" }), "ada-7"))).to).toBe(
      "/section/harbour",
    );
    expect((await home.get("/settings/identities")).body).toContain("id.library.example");
    await home.post("/settings/identities", {
      do: "drop",
      identity: /name="identity" value="(\w+)"/u.exec((await home.get("/settings/identities")).body)?.[1] ?? "",
    });
    expect((await openBrowser(members).get(library.agree(await leave(home), "ada-7"))).status).toBe(422);
    expect((await home.get("/settings/identities")).body).toContain("No account elsewhere opens this one.");
  });

  test("an account is never found by its address, whether the provider says that it is verified or not", async () => {
    const { members, library, db } = await start();
    await joined(members, ADA, "Ada Tarn");
    for (const isUnverified of [false, true]) {
      library.bend({ isUnverified });
      const mal = openBrowser(members);
      const answer = await mal.get(library.agree(await leave(mal), "mal-1"));
      expect([answer.status, answer.to, mal.jar.has("__Host-sid")]).toEqual([200, null, false]);
    }
    expect(await db.selectFrom("identity").select("id").execute()).toEqual([]);
  });

  test("wrong issuer, wrong audience, missing and foreign nonce, alg none, a forged signature, a token that is over: none gets in", async () => {
    const at = await start();
    const { members, library } = at;
    await connect(at, await joined(members, ADA, "Ada Tarn"), "ada-7");
    for (const bent of [
      { issuer: "https://id.other.example" },
      { audience: "somebody" },
      { nonce: null },
      { nonce: "another" },
      { isUnsigned: true },
      { isForged: true },
      { expiresIn: -600 },
    ]) {
      library.bend(bent);
      const browser = openBrowser(members);
      expect([bent, (await browser.get(library.agree(await leave(browser), "ada-7"))).status]).toEqual([bent, 422]);
      expect(browser.jar.has("__Host-sid")).toBe(false);
    }
    library.bend({});
    const browser = openBrowser(members);
    expect((await browser.get(library.agree(await leave(browser), "ada-7"))).to).toBe("/");
  });

  test("a mixed-up provider: an answer of one does not come in at the other's address, nor with the other's name on it", async () => {
    const at = await start();
    const { members, library, other } = at;
    await connect(at, await joined(members, ADA, "Ada Tarn"), "ada-7");
    const browser = openBrowser(members);
    const crossed = library.agree(await leave(browser), "ada-7").replace("/back/library", "/back/other");
    expect((await browser.get(crossed)).status).toBe(422);
    expect((await browser.get(library.agree(await leave(browser), "ada-7", { iss: other.issuer }))).status).toBe(422);
    expect((await browser.get(other.agree(await leave(browser, "other"), "ada-7"))).status).toBe(200); // the same subject elsewhere is somebody else
    expect(browser.jar.has("__Host-sid")).toBe(false);
  });

  test("a reused code, the state of another browser, none at all, and one that is over: nobody gets in", async () => {
    const at = await start();
    const { members, library } = at;
    await connect(at, await joined(members, ADA, "Ada Tarn"), "ada-7");
    const mal = openBrowser(members);
    const back = library.agree(await leave(mal), "ada-7");
    const victim = openBrowser(members);
    expect((await victim.get(back)).status).toBe(422);
    await leave(victim);
    expect([(await victim.get(back)).status, victim.jar.has("__Host-sid")]).toEqual([422, false]);
    expect((await mal.get(back)).to).toBe("/");
    await mal.post("/sign-out", {});
    expect((await mal.get(back)).status).toBe(422);
    expect((await mal.get("/sign-in/back/library?error=access_denied")).status).toBe(422);
    const slow = openBrowser(members);
    const late = library.agree(await leave(slow), "ada-7");
    members.house.clock.advance(2 * HOUR);
    expect((await slow.get(late)).status).toBe(422);
  });

  test("two at once with one answer: exactly one gets in", async () => {
    const at = await start();
    const { members, library } = at;
    await connect(at, await joined(members, ADA, "Ada Tarn"), "ada-7");
    const browser = openBrowser(members);
    const back = library.agree(await leave(browser), "ada-7");
    const answers = await Promise.all([browser.get(back), browser.get(back)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 422]);
  });

  test("the second step is owed after a provider, too; and what one connected is no other's", async () => {
    const at = await start();
    const { members, library } = at;
    const ada = await joined(members, ADA, "Ada Tarn");
    const { secret } = await withSecond(members, ada);
    await connect(at, ada, "ada-7");
    members.house.clock.advance(HOUR);
    const browser = openBrowser(members);
    expect((await browser.get(library.agree(await leave(browser), "ada-7"))).to).toBe("/sign-in/second");
    expect((await browser.post("/sign-in/second", { code: codeNow(members, secret) })).to).toBe("/");
    const mal = await joined(members, "mal@saltby.example", "Mal Fenn");
    await mal.get(library.agree(await leave(mal), "mal-2"));
    const theirs = /__Host-provider/u.test([...mal.jar.keys()].join());
    expect([theirs, (await mal.post("/settings/identities", { do: "connect" })).status]).toEqual([true, 303]);
    expect((await mal.post("/settings/identities", { do: "connect" })).status).toBe(409);
    members.house.clock.advance(HOUR);
    expect((await mal.post("/settings/identities", { do: "connect" })).to).toBe("/settings/confirm?next=%2Fsettings%2Fidentities");
  });

  test("an identity and a passkey that a stranger set up before the mailbox was proved are dead; erased accounts leave none", async () => {
    const { members, db, library } = await start();
    const { house } = members;
    const made = await createMember(house, system, { email: ADA, handle: "ada", name: "Ada Tarn", role: "member", token: false });
    const member_id = made.ok ? made.value.id : "";
    const made_at = house.clock.now();
    await db
      .insertInto("identity")
      .values({ id: "i", member_id, issuer: library.issuer, subject: "mal", label: "", made_at, used_at: null })
      .execute();
    const key = { public_key: "x", counter: 0, transports: "[]", name: "x", is_backed_up: 0, used_at: null, warned_at: null };
    await db
      .insertInto("passkey")
      .values({ id: "k", member_id, made_at, ...key })
      .execute();
    const mal = openBrowser(members);
    expect((await mal.get(library.agree(await leave(mal), "mal"))).status).toBe(422); // nobody enters an account whose mailbox was never proved
    await byMail(members, openBrowser(members), ADA);
    for (const table of ["identity", "passkey"] as const) expect(await db.selectFrom(table).select("id").execute()).toEqual([]);
    expect((await mal.get(library.agree(await leave(mal), "mal"))).status).toBe(200);
    await connect({ members, db, library } as Started, await byMailIn(members), "ada-7");
    await eraseMember(house, [], await memberIdOf(members, ADA), true);
    expect(await db.selectFrom("identity").select("id").execute()).toEqual([]);
  });

  const byMailIn = async (members: Started["members"]): Promise<Browser> => {
    const browser = openBrowser(members);
    await byMail(members, browser, ADA);
    return browser;
  };

  test("a provider that does not answer, or that nobody set up, is said so; without any the page shows none", async () => {
    const { members } = await start();
    expect((await openBrowser(members).post("/sign-in/with/gone", {})).status).toBe(502);
    expect((await openBrowser(members).post("/sign-in/with/nobody", {})).status).toBe(404);
    const plain = openMembers(members.house);
    expect((await openBrowser(plain).get("/sign-in")).body).not.toContain("/sign-in/with/");
  });
});
