import { generateKeyPairSync } from "node:crypto";
import type { AddressInfo } from "node:net";
import ssh2, { type Connection, type SFTPWrapper } from "ssh2";

/** A host key for a test server. */
export const newHostKey = (): string =>
  generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs1", format: "pem" }).toString();

type TestFile = { readonly bytes: Buffer; readonly mtime: number };

export type TestSftp = { readonly port: number; readonly files: Map<string, TestFile>; readonly close: () => void };

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp;
const REGULAR = 0o100_644;

const serveFiles = (sftp: SFTPWrapper, files: TestSftp["files"]): void => {
  const open = new Map<string, { path: string; isListed: boolean }>();
  const handleOf = (path: string): Buffer => {
    const handle = Buffer.from(String(open.size));
    open.set(handle.toString(), { path, isListed: false });
    return handle;
  };
  const attrs = (file: TestFile) => ({ mode: REGULAR, uid: 0, gid: 0, size: file.bytes.length, atime: file.mtime, mtime: file.mtime });
  const stat = (id: number, path: string): void => {
    const file = files.get(path);
    if (file === undefined) sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
    else sftp.attrs(id, attrs(file));
  };
  sftp.on("STAT", stat).on("LSTAT", stat);
  sftp.on("OPENDIR", (id, path) => sftp.handle(id, handleOf(path)));
  sftp.on("READDIR", (id, handle) => {
    const one = open.get(handle.toString());
    if (one === undefined || one.isListed) return sftp.status(id, STATUS_CODE.EOF);
    one.isListed = true;
    const here = [...files].filter(([path]) => path.startsWith(`${one.path}/`) && !path.slice(one.path.length + 1).includes("/"));
    return sftp.name(
      id,
      here.map(([path, file]) => ({ filename: path.slice(one.path.length + 1), longname: path, attrs: attrs(file) })),
    );
  });
  sftp.on("OPEN", (id, path, flags) => {
    if ((flags & OPEN_MODE.READ) === 0 || !files.has(path)) sftp.status(id, STATUS_CODE.NO_SUCH_FILE);
    else sftp.handle(id, handleOf(path));
  });
  sftp.on("FSTAT", (id, handle) => stat(id, open.get(handle.toString())?.path ?? ""));
  sftp.on("READ", (id, handle, offset, length) => {
    const bytes = files.get(open.get(handle.toString())?.path ?? "")?.bytes ?? Buffer.alloc(0);
    if (offset >= bytes.length) sftp.status(id, STATUS_CODE.EOF);
    else sftp.data(id, bytes.subarray(offset, offset + length));
  });
  sftp.on("CLOSE", (id) => sftp.status(id, STATUS_CODE.OK));
  sftp.on("MKDIR", (id) => sftp.status(id, STATUS_CODE.OK));
  sftp.on("RENAME", (id, from, to) => {
    const file = files.get(from);
    if (file !== undefined) files.set(to, file);
    files.delete(from);
    sftp.status(id, STATUS_CODE.OK);
  });
};

/** A small SFTP server on this machine with one user, whose files stand in a map by path. */
export const openTestSftp = async (password: string, hostKey: string, port = 0): Promise<TestSftp> => {
  const files: TestSftp["files"] = new Map();
  const clients = new Set<Connection>();
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    clients.add(client);
    client.on("error", () => {});
    client.on("authentication", (context) => {
      if (context.method === "password" && context.password === password) context.accept();
      else context.reject(["password"]);
    });
    client.on("ready", () => client.on("session", (accept) => accept().on("sftp", (acceptSftp) => serveFiles(acceptSftp(), files))));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    files,
    close: () => {
      for (const client of clients) client.end();
      server.close();
    },
  };
};
