import { sha256 } from "#kit";
import { readEmail } from "../read-email.ts";
import { totpCode, totpStep } from "../totp.ts";
import { type Browser, enter, newestMail, openBrowser, type TestMembers } from "./open-browser.ts";

export const PASSWORD = "four quiet herons wading";

/** A member with an open account, and the browser they joined in. */
export const joined = async (members: TestMembers, email: string, name: string): Promise<Browser> => {
  const browser = openBrowser(members);
  const answer = await enter(members, browser, email, name);
  if (answer.status !== 303) throw new Error(`${email} could not join: ${answer.status}`);
  return browser;
};

/** Sets a password in a browser that signed in a moment ago. */
export const withPassword = async (browser: Browser, password = PASSWORD): Promise<void> => {
  const answer = await browser.post("/settings/password", { password });
  if (answer.status !== 303) throw new Error(`no password was set: ${answer.status} ${answer.body}`);
};

/** Turns the second step on; gives its secret and the recovery codes. */
export const withSecond = async (
  members: TestMembers,
  browser: Browser,
): Promise<{ readonly secret: string; readonly codes: readonly string[] }> => {
  const page = await browser.get("/settings/second-step");
  const secret = (/<code dir="ltr">([A-Z2-7 ]+)<\/code>/u.exec(page.body)?.[1] ?? "").replaceAll(" ", "");
  const answer = await browser.post("/settings/second-step", { code: codeNow(members, secret) });
  const codes = [...answer.body.matchAll(/<code dir="ltr">([\w-]+)<\/code>/gu)].map(([, code]) => code ?? "");
  if (codes.length === 0) throw new Error(`the second step is not on: ${answer.status}`);
  return { secret, codes };
};

export const codeNow = (members: TestMembers, secret: string): string => totpCode(secret, totpStep(members.house.clock.ms()));

/** Signs in by a mailed code in a browser of its own; where a second step is on, it waits for it. */
export const byMail = async (members: TestMembers, browser: Browser, email: string) => {
  await browser.post("/sign-in", { email });
  return browser.post("/sign-in/code", { code: (await newestMail(members.house)).code });
};

export const byPassword = (browser: Browser, email: string, password = PASSWORD) => browser.post("/sign-in/password", { email, password });

export const memberIdOf = async ({ house }: TestMembers, email: string): Promise<string> => {
  const read = readEmail(email);
  const fold = read.ok ? read.value.fold : "";
  return (await house.store.db.selectFrom("member").select("id").where("email_fold", "=", fold).executeTakeFirstOrThrow()).id;
};

/** The id under which the table knows the session of a browser. */
export const sessionOf = (browser: Browser): string => sha256(browser.jar.get("__Host-sid") ?? "");
