import { afterEach, describe, expect, test } from "vitest";
import { openFtp } from "./ftp.ts";
import { openImap } from "./imap.ts";
import { openSftp } from "./sftp.ts";
import { openTestFtp } from "./testing/ftp-server.ts";
import { openTestImap } from "./testing/imap-server.ts";
import { newHostKey, openTestSftp } from "./testing/sftp-server.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});
const closing = <Server extends { readonly close: () => void }>(server: Server): Server => {
  closers.push(server.close);
  return server;
};
const here = { host: "127.0.0.1", user: "townwire", secret: "hush", folder: "out", isInside: true };
const textOf = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString());

describe("FTP", () => {
  test("lists, reads up to a size, and moves", async () => {
    const server = closing(await openTestFtp("hush"));
    server.files.set("out/a.json", { bytes: Buffer.from("dispatch"), changed: "20260304120000" });
    const opened = await openFtp({ ...here, port: server.port, tls: "none" });
    if (!opened.ok) throw new Error(opened.problem.reason);
    const ftp = opened.value;
    expect(await ftp.list()).toEqual([{ name: "a.json", size: 8, changed: "2026-03-04T12:00:00.000Z" }]);
    expect(textOf(await ftp.read("a.json", 100))).toBe("dispatch");
    expect(await ftp.read("none.json", 100)).toBe(null);
    expect(await ftp.move("a.json", "done")).toBe(true);
    expect([...server.files.keys()]).toEqual(["out/done/a.json"]);
    await ftp.close();
  });

  test("says whether the login, the folder or the server is wrong", async () => {
    const server = closing(await openTestFtp("hush"));
    server.files.set("out/a.json", { bytes: Buffer.from("x"), changed: "20260304120000" });
    const login = { ...here, port: server.port, tls: "none" } as const;
    const kinds = [];
    for (const one of [{ secret: "wrong" }, { folder: "elsewhere" }, { port: 1 }, { isInside: false }]) {
      const opened = await openFtp({ ...login, ...one });
      kinds.push(opened.ok ? "open" : opened.problem.kind);
    }
    expect(kinds).toEqual(["login", "not-found", "unreachable", "forbidden"]);
  });
});

describe("SFTP", () => {
  test("lists, reads up to a size, and moves; its key is told", async () => {
    const server = closing(await openTestSftp("hush", newHostKey()));
    server.files.set("out/a.json", { bytes: Buffer.from("dispatch"), mtime: 1_772_625_600 });
    const opened = await openSftp({ ...here, port: server.port, hostKey: null });
    if (!opened.ok) throw new Error(opened.problem.reason);
    const sftp = opened.value;
    expect(await sftp.list()).toEqual([{ name: "a.json", size: 8, changed: "1772625600" }]);
    expect(textOf(await sftp.read("a.json", 100))).toBe("dispatch");
    expect([await sftp.read("a.json", 3), await sftp.read("none.json", 100)]).toEqual([null, null]);
    expect(await sftp.move("a.json", "done")).toBe(true);
    expect([...server.files.keys()]).toEqual(["out/done/a.json"]);
    expect(sftp.hostKey).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/u);
    await sftp.close();
  });

  test("a server that shows another key than the first time is told no password", async () => {
    const [first, second] = [closing(await openTestSftp("hush", newHostKey())), closing(await openTestSftp("hush", newHostKey()))];
    const opened = await openSftp({ ...here, port: first.port, hostKey: null });
    const hostKey = opened.ok ? opened.value.hostKey : null;
    if (opened.ok) await opened.value.close();
    const kinds = [];
    for (const one of [
      { port: first.port, secret: "wrong" },
      { port: second.port, secret: "hush" },
    ]) {
      const again = await openSftp({ ...here, ...one, hostKey });
      kinds.push(again.ok ? "open" : again.problem.kind);
    }
    expect(kinds).toEqual(["login", "host-key"]);
  });
});

describe("IMAP", () => {
  test("gives the messages after one, the oldest first, up to a number and a size", async () => {
    const server = closing(await openTestImap("hush"));
    for (const uid of [3, 4, 9]) server.mails.push({ uid, source: `Subject: ${uid}\r\n\r\n${"x".repeat(uid * 10)}` });
    const opened = await openImap({ ...here, folder: "", port: server.port, isTls: false });
    if (!opened.ok) throw new Error(opened.problem.reason);
    const box = opened.value;
    expect(box.validity).toBe("7");
    const { mails, isMore } = await box.after(3, 1, 10_000);
    expect([mails.map(({ uid, bytes }) => [uid, textOf(bytes)?.startsWith("Subject: 4")]), isMore]).toEqual([[[4, true]], true]);
    expect((await box.after(4, 5, 50)).mails).toMatchObject([{ uid: 9, bytes: null }]);
    expect(await box.after(9, 5, 10_000)).toEqual({ mails: [], isMore: false });
    await box.close();
  });

  test("says whether the login or the mailbox is wrong, and says no password in the clear to the internet", async () => {
    const server = closing(await openTestImap("hush"));
    const login = { ...here, folder: "", port: server.port, isTls: false };
    const kinds = [];
    for (const one of [{ secret: "wrong" }, { folder: "Elsewhere" }, { isInside: false }]) {
      const opened = await openImap({ ...login, ...one });
      kinds.push(opened.ok ? "open" : opened.problem.kind);
    }
    expect(kinds).toEqual(["login", "not-found", "forbidden"]);
  });
});
