import { Hono } from "hono";
import { gcra, type Lang, type SteppingClock } from "#kit";
import { withQuery, paths, type Path } from "#paths";
import type { House } from "#store";
import { type PageEnv, sampleFrame } from "#ui";
import type { MemberHouse } from "../entry-routes.ts";
import { openOidc } from "../oidc.ts";
import type { RunningHouse } from "../running/routes.ts";
import { memberRoutes } from "../routes.tsx";
import { viewerOf } from "../session.ts";

export const HTTPS = "https://courier.example";

/** The draft that the tests' conversation knows, and what was carried on: by whom, which. */
export const DRAFT = "draft-of-the-test";

export type TestMembers = {
  readonly house: RunningHouse & { readonly clock: SteppingClock };
  readonly app: Hono<PageEnv>;
  /** Member ids and drafts, one line each time a draft was carried on. */
  readonly carried: string[];
};

/** The room's pages on a test's database in a stub frame; the visitor's key is the request's header `x-test-address`. */
export const openMembers = (
  store: House & { readonly clock: SteppingClock },
  {
    origin = HTTPS,
    lang = "en",
    staffFactor = "announced",
    judgeProfile = async () => null,
    oidc = openOidc({ origin, net: { get: () => Promise.reject(new Error("no provider is set up")) } }, []),
  }: {
    readonly origin?: string;
    readonly lang?: Lang;
    readonly staffFactor?: MemberHouse["staffFactor"];
    readonly judgeProfile?: MemberHouse["judgeProfile"];
    readonly oidc?: MemberHouse["oidc"];
  } = {},
): TestMembers => {
  const carried: string[] = [];
  const tats = new Map<string, number>();
  const house: TestMembers["house"] = {
    ...store,
    origin,
    mailsAt: null,
    siteName: async () => "Saltby Courier",
    judgeProfile,
    reserved: async () => {
      await store.store.db.selectFrom("member").select("id").limit(1).execute(); // a port may read
      return ["Saltby Courier", "Pellam Agency"];
    },
    takeTurn: (name, key, rate) => {
      const turn = gcra(tats.get(`${name} ${key}`), store.clock.ms(), rate);
      tats.set(`${name} ${key}`, turn.tat);
      return turn;
    },
    visitorKey: (c) => c.req.header("x-test-address") ?? "unknown",
    profileExtra: async () => null,
    staffFactor,
    oidc,
    nameSite: async () => {},
    deskTabs: () => [],
    personalData: [],
    sealer: {
      seal: (text, use) => `${use} ${text}`,
      open: (sealed, use) => (sealed.startsWith(`${use} `) ? sealed.slice(use.length + 1) : null),
    },
    onward: {
      peek: async (_house, draft) =>
        draft === DRAFT ? { text: "Blue, as ever.", about: "Colour of the boats", back: paths.front(), change: paths.front() } : null,
      carryOn: async (_house, _tx, member, draft) => {
        carried.push(`${member.id} ${draft}`);
        return { go: withQuery(paths.front(), { posted: "1" }) };
      },
    },
  };
  const app = new Hono<PageEnv>();
  app.use(async (c, next) => {
    const viewer = await viewerOf(store, c.req.header("cookie"), origin, staffFactor === "required" ? "strong" : "any");
    c.set("frame", sampleFrame({ viewer, lang, now: store.clock.now(), path: c.req.path, origin }));
    await next();
  });
  app.get("/role", (c) => c.text(c.var.frame.viewer.role));
  app.route("/", memberRoutes(house));
  return { house, app, carried };
};

export type Answer = { readonly status: number; readonly body: string; readonly to: string | null; readonly headers: Headers };

export type Browser = {
  readonly jar: Map<string, string>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly head: (path: string) => Promise<Answer>;
  readonly post: (path: Path | string, form: Readonly<Record<string, string>> | FormData) => Promise<Answer>;
};

let browsers = 0; // counts, so that each browser has an address of its own

/** A reader's browser: it keeps cookies as they are set and follows nothing by itself. */
export const openBrowser = ({ app, house }: TestMembers, address = `browser ${browsers++}`): Browser => {
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    house.clock.advance(1); // so that mails stand in the order they were asked for
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = {
      ...(init.headers as Record<string, string>),
      cookie,
      "x-test-address": address,
      "user-agent": "Firefox/140 (X11; Linux)",
    };
    const res = await app.request(path, { ...init, headers });
    for (const set of res.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return { status: res.status, body: await res.text(), to: res.headers.get("location"), headers: res.headers };
  };
  return {
    jar,
    get: (path, headers = {}) => send(path, { method: "GET", headers }),
    head: (path) => send(path, { method: "HEAD" }),
    post: (path, form) =>
      send(
        path,
        form instanceof FormData
          ? { method: "POST", body: form }
          : {
              method: "POST",
              headers: { "content-type": "application/x-www-form-urlencoded" },
              body: new URLSearchParams(form).toString(),
            },
      ),
  };
};

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly code: string;
  readonly link: string;
};

/** The mails that wait to be sent, in the order they were asked for. */
export const mailsOf = async ({ store }: House): Promise<readonly Mail[]> => {
  const jobs = await store.db.selectFrom("job").select("body").where("kind", "=", "mail.send").orderBy("id").execute();
  return jobs.map(({ body }) => {
    const { letter } = JSON.parse(body) as { readonly letter: { to: string; subject: string; text: string; html?: string } };
    const code = (/\b(\d{4}) (\d{4})\b/u.exec(letter.text) ?? []).slice(1).join("");
    const link = new URL(/https?:\S+/u.exec(letter.text)?.[0] ?? "");
    return {
      to: letter.to,
      subject: letter.subject,
      text: letter.text,
      html: letter.html ?? "",
      code,
      link: `${link.pathname}${link.search}`,
    };
  });
};

export const newestMail = async (house: House): Promise<Mail> => {
  const mail = (await mailsOf(house)).at(-1);
  if (mail === undefined) throw new Error("no mail waits");
  return mail;
};

/** Joins, or signs in, by code: the address is the only thing that has to be known. */
export const enter = async (members: TestMembers, browser: Browser, email: string, name: string): Promise<Answer> => {
  await browser.post("/join", { email, name });
  return browser.post("/join/code", { code: (await newestMail(members.house)).code });
};
