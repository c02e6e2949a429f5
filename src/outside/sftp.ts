import { createHash } from "node:crypto";
import type { Client, SFTPWrapper } from "ssh2";
import { done, refuse } from "#kit";
import { checkedAddress } from "./checked-address.ts";
import { type FileServer, type OpenServer, SERVER_WAIT_MS, type ServerLogin } from "./file-server.ts";
import { serverProblem } from "./server-problem.ts";

/** `hostKey`: the fingerprint that the server had when it was first used, or null at the first time. */
export type SftpLogin = ServerLogin & { readonly hostKey: string | null };

/** A key's fingerprint as OpenSSH writes it. */
const fingerprint = (key: Buffer): string => `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/u, "")}`;

type Callback<Value> = (error: Error | null | undefined, value: Value) => void;

const asked = <Value>(ask: (callback: Callback<Value>) => void): Promise<Value> =>
  new Promise((resolve, reject) => ask((error, value) => (error === null || error === undefined ? resolve(value) : reject(error))));

const readAll = (sftp: SFTPWrapper, path: string, bytesMost: number): Promise<Uint8Array | null> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const stream = sftp.createReadStream(path);
    stream.on("data", (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size > bytesMost) {
        stream.destroy();
        resolve(null);
      }
    });
    stream.on("error", (error: Error & { code?: unknown }) => (error.code === 2 ? resolve(null) : reject(error))); // 2: no such file
    stream.on("end", () => resolve(Buffer.concat(parts)));
  });

const serverOf = (client: Client, sftp: SFTPWrapper, folder: string, hostKey: string): FileServer => {
  const at = (name: string): string => (folder === "" ? name : `${folder.replace(/\/$/u, "")}/${name}`);
  return {
    hostKey,
    list: async () => {
      const entries = await asked<readonly { filename: string; attrs: { size: number; mtime: number; isFile: () => boolean } }[]>(
        (callback) => sftp.readdir(folder === "" ? "." : folder, callback),
      );
      return entries
        .filter(({ attrs }) => attrs.isFile())
        .map(({ filename, attrs }) => ({ name: filename, size: attrs.size, changed: String(attrs.mtime) }));
    },
    read: (name, bytesMost) => readAll(sftp, at(name), bytesMost),
    move: async (name, subfolder) => {
      await asked((callback) => sftp.mkdir(at(subfolder), callback as never)).catch(() => {}); // it may be there already
      return asked((callback) => sftp.rename(at(name), at(`${subfolder}/${name}`), callback as never)).then(
        () => true,
        () => false,
      );
    },
    close: async () => void client.end(),
  };
};

/**
 * Logs in to a server by SFTP. A server's key is believed the first time and has to be the same ever after: another one is refused, since the
 * password would be told to whoever holds it.
 */
export const openSftp: OpenServer<SftpLogin, FileServer> = async (login) => {
  const { default: ssh2 } = await import("ssh2");
  const client = new ssh2.Client();
  let seen: string | null = null;
  try {
    const address = await checkedAddress(login.host, login.isInside ? [login.host] : []);
    await new Promise<void>((resolve, reject) => {
      client.on("ready", resolve).on("error", reject);
      client.on("close", () => reject(new Error("the connection was closed")));
      client.connect({
        host: address,
        port: login.port ?? 22,
        username: login.user,
        ...(login.secret.startsWith("-----BEGIN") ? { privateKey: login.secret } : { password: login.secret }),
        readyTimeout: SERVER_WAIT_MS,
        keepaliveInterval: SERVER_WAIT_MS / 3, // a line that died is closed after three that nobody answers
        hostVerifier: (key: Buffer) => {
          seen = fingerprint(key);
          return login.hostKey === null || login.hostKey === seen;
        },
      });
    });
    const sftp = await asked<SFTPWrapper>((callback) => client.sftp(callback));
    return done(serverOf(client, sftp, login.folder, seen ?? ""));
  } catch (error) {
    client.end();
    if (seen !== null && login.hostKey !== null && seen !== login.hostKey)
      return refuse({
        kind: "host-key",
        reason: `${login.host} shows the key ${String(seen)}, and until now it was ${login.hostKey}.`,
      });
    const isLogin = error instanceof Error && "level" in error && error.level === "client-authentication";
    return refuse(serverProblem(error, login.host, isLogin));
  }
};
