import { isIP } from "node:net";
import { Writable } from "node:stream";
import type { Client, FileInfo } from "basic-ftp";
import { done, refuse } from "#kit";
import { checkedAddress } from "./checked-address.ts";
import { type FileServer, type OpenServer, type RemoteFile, SERVER_WAIT_MS, type ServerLogin } from "./file-server.ts";
import { serverProblem } from "./server-problem.ts";

/** `explicit`: plain until AUTH TLS (RFC 4217); `implicit`: TLS from the first byte, on port 990. */
export type FtpLogin = ServerLogin & { readonly tls: "none" | "explicit" | "implicit" };

const isReply = (error: unknown, codes: readonly number[]): boolean =>
  error instanceof Error && "code" in error && codes.includes(Number(error.code));

class TooLarge extends Error {}

const collector = (bytesMost: number) => {
  const parts: Buffer[] = [];
  let size = 0;
  const into = new Writable({
    write: (part: Buffer, _encoding, next) => {
      size += part.length;
      parts.push(part);
      next(size > bytesMost ? new TooLarge() : null);
    },
  });
  return { into, bytes: () => Buffer.concat(parts) };
};

const fileOf = (info: FileInfo): RemoteFile => ({
  name: info.name,
  size: info.size,
  changed: info.modifiedAt?.toISOString() ?? info.rawModifiedAt,
});

/**
 * Logs in to a server by FTP or FTPS. Data connections go to the machine of the control connection, whatever the server says (an answer to
 * PASV could name any machine within the house).
 */
export const openFtp: OpenServer<FtpLogin, FileServer> = async (login) => {
  const ftp = await import("basic-ftp");
  const client: Client = new ftp.Client(SERVER_WAIT_MS, { allowSeparateTransferHost: false });
  let isReached = false;
  try {
    const address = await checkedAddress(login.host, login.isInside ? [login.host] : []);
    await client.access({
      host: address,
      port: login.port ?? (login.tls === "implicit" ? 990 : 21),
      user: login.user === "" ? "anonymous" : login.user,
      password: login.secret,
      secure: login.tls === "implicit" ? "implicit" : login.tls === "explicit",
      secureOptions: isIP(login.host) === 0 ? { servername: login.host } : {},
    });
    isReached = true;
    if (login.folder !== "") await client.cd(login.folder);
  } catch (error) {
    client.close();
    if (isReached) return refuse({ kind: "not-found", reason: `${login.host} has no folder ${login.folder}.` });
    return refuse(serverProblem(error, login.host, isReply(error, [430, 530, 532])));
  }
  return done({
    hostKey: null,
    list: async () => (await client.list()).filter((info) => info.isFile).map(fileOf),
    read: async (name, bytesMost) => {
      const { into, bytes } = collector(bytesMost);
      try {
        await client.downloadTo(into, name);
        return bytes();
      } catch (error) {
        if (error instanceof TooLarge || isReply(error, [550])) return null;
        throw error;
      }
    },
    move: async (name, subfolder) => {
      try {
        await client.sendIgnoringError(`MKD ${subfolder}`);
        await client.rename(name, `${subfolder}/${name}`);
        return true;
      } catch (error) {
        if (client.closed) throw error;
        return false;
      }
    },
    close: async () => client.close(),
  });
};
