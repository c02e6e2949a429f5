import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export type TestFtp = {
  readonly port: number;
  /** By path: "out/a.json". */
  readonly files: Map<string, { bytes: Buffer; changed: string }>;
  readonly close: () => void;
};

const isPort = (socket: { address: () => unknown }): number => (socket.address() as AddressInfo).port;

/** A small FTP server on this machine: one user, passive transfers, MLSD (RFC 959, 2428, 3659). `isReadOnly` refuses renames. */
export const openTestFtp = async (password: string, isReadOnly = false): Promise<TestFtp> => {
  const files: TestFtp["files"] = new Map();
  const sockets = new Set<Socket>();
  const server = createServer((control) => {
    sockets.add(control);
    let [folder, from, isIn]: [string, string, boolean] = ["", "", false];
    let data: Promise<Socket> | null = null;
    const say = (line: string): void => void control.write(`${line}\r\n`);
    const at = (name: string): string => (folder === "" ? name : `${folder}/${name}`);
    const send = async (bytes: Buffer): Promise<void> => {
      say("150 Here it comes.");
      const socket = await data;
      socket?.end(bytes);
      say("226 That was it.");
    };
    const answer = async (verb: string, rest: string): Promise<void> => {
      if (verb === "USER") return say("331 And the password?");
      if (verb === "PASS") {
        isIn = rest === password;
        return say(isIn ? "230 Welcome." : "530 Not you.");
      }
      if (verb === "FEAT") return void control.write("211-Features:\r\n MLST size*;modify*;type*;\r\n211 End\r\n");
      if (["TYPE", "STRU", "OPTS", "PBSZ", "PROT"].includes(verb)) return say("200 Yes.");
      if (!isIn) return say("530 Sign in.");
      if (verb === "CWD") {
        const wanted = rest.replace(/^\//u, "");
        if (![...files.keys()].some((path) => path.startsWith(`${wanted}/`))) return say("550 No such folder.");
        folder = wanted;
        return say("250 There.");
      }
      if (verb === "PWD") return say(`257 "/${folder}"`);
      if (verb === "MKD") return say("257 Made.");
      if (verb === "EPSV") {
        const passive = createServer().listen(0, "127.0.0.1");
        await new Promise((resolve) => passive.once("listening", resolve));
        data = new Promise((resolve) =>
          passive.once("connection", (socket) => {
            sockets.add(socket);
            passive.close();
            resolve(socket);
          }),
        );
        return say(`229 Entering extended passive mode (|||${isPort(passive)}|)`);
      }
      if (verb === "MLSD" || verb === "LIST") {
        const here = [...files].filter(([path]) => path.startsWith(at("")) && !path.slice(at("").length).includes("/"));
        const lines = here.map(
          ([path, file]) => `type=file;size=${file.bytes.length};modify=${file.changed}; ${path.slice(at("").length)}\r\n`,
        );
        return send(Buffer.from(lines.join("")));
      }
      if (verb === "RETR") {
        const file = files.get(at(rest));
        return file === undefined ? say("550 No such file.") : send(file.bytes);
      }
      if (verb === "RNFR") {
        from = at(rest);
        return say(isReadOnly ? "550 Not here." : "350 To what?");
      }
      if (verb === "RNTO") {
        const file = files.get(from);
        if (file !== undefined) files.set(at(rest), file);
        files.delete(from);
        return say("250 Renamed.");
      }
      return say(verb === "QUIT" ? "221 Bye." : "502 Not here.");
    };
    let rest = "";
    say("220 Test.");
    control.on("error", () => {});
    control.on("data", (part) => {
      rest += part.toString();
      const lines = rest.split("\r\n");
      rest = lines.pop() ?? "";
      void (async () => {
        for (const line of lines) await answer(line.split(" ")[0]?.toUpperCase() ?? "", line.slice(line.indexOf(" ") + 1));
      })();
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    port: isPort(server),
    files,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};
