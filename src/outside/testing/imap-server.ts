import { createServer, type AddressInfo, type Socket } from "node:net";

export type TestImap = { readonly port: number; readonly mails: { uid: number; source: string }[]; readonly close: () => void };

const numbersIn = (set: string, mails: TestImap["mails"]): TestImap["mails"] => {
  const last = mails.at(-1)?.uid ?? 0;
  const [from = "", to = from] = set.split(":");
  const [low, high] = [from, to].map((text) => (text === "*" ? last : Number(text))).toSorted((a, b) => a - b);
  return mails.filter(({ uid }) => uid >= (low ?? 0) && uid <= (high ?? 0));
};

/** A mailbox on this machine that answers what a reader of mail asks (RFC 3501), without TLS. */
export const openTestImap = async (password: string): Promise<TestImap> => {
  const mails: TestImap["mails"] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let isIn = false;
    const fetch = (set: string, what: string): void => {
      for (const { uid, source } of numbersIn(set, mails)) {
        const no = mails.findIndex((mail) => mail.uid === uid) + 1;
        const bytes = Buffer.byteLength(source);
        if (/BODY/iu.test(what)) say(`* ${no} FETCH (UID ${uid} BODY[] {${bytes}}\r\n${source})`);
        else say(`* ${no} FETCH (UID ${uid} RFC822.SIZE ${bytes})`);
      }
    };
    const answer = (tag: string, text: string): void => {
      const [verb = "", ...rest] = text.split(" ");
      const command = verb.toUpperCase() === "UID" ? `UID ${rest[0]?.toUpperCase() ?? ""}` : verb.toUpperCase();
      if (command === "CAPABILITY") say("* CAPABILITY IMAP4rev1");
      else if (command === "LOGIN") {
        isIn = text.includes(password);
        if (!isIn) return say(`${tag} NO [AUTHENTICATIONFAILED] Not you.`);
      } else if (command === "LIST" && /INBOX|[*%]"?$/iu.test(text)) say('* LIST () "/" "INBOX"');
      else if (command === "LIST" || command === "LSUB") return say(`${tag} OK None.`);
      else if (command === "NAMESPACE") say('* NAMESPACE (("" "/")) NIL NIL');
      else if (command === "SELECT" || command === "EXAMINE") {
        if (!/INBOX/iu.test(text)) return say(`${tag} NO No such mailbox.`);
        say("* FLAGS (\\Seen)");
        say(`* ${mails.length} EXISTS`);
        say("* OK [UIDVALIDITY 7] Valid.");
        say(`* OK [UIDNEXT ${(mails.at(-1)?.uid ?? 0) + 1}] Next.`);
      } else if (command === "UID SEARCH") {
        const set = /\b(\d+:\*)/u.exec(text)?.[1] ?? "1:*";
        say(
          `* SEARCH ${numbersIn(set, mails)
            .map(({ uid }) => uid)
            .join(" ")}`.trimEnd(),
        );
      } else if (command === "UID FETCH") fetch(rest[1] ?? "", text);
      else if (command === "LOGOUT") say("* BYE");
      return say(`${tag} OK Done.`);
    };
    say("* OK Test.");
    let held = "";
    socket.on("data", (part) => {
      held += part.toString();
      const lines = held.split("\r\n");
      held = lines.pop() ?? "";
      for (const line of lines) answer(line.split(" ")[0] ?? "*", line.slice(line.indexOf(" ") + 1));
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};
