import { Forbidden } from "./checked-address.ts";
import type { ServerProblem } from "./file-server.ts";

/** What was thrown while a server was dialled, as a problem with a reason for the log. */
export const serverProblem = (error: unknown, host: string, isLogin: boolean): ServerProblem => {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof Forbidden) return { kind: "forbidden", reason: `${text}.` };
  if (isLogin) return { kind: "login", reason: `${host} refused the login: ${text}.` };
  if (/time(?:d )?out/iu.test(text)) return { kind: "too-slow", reason: `${host} took too long to answer.` };
  return { kind: "unreachable", reason: `${host} could not be reached: ${text}.` };
};
