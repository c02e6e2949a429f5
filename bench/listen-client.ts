import { request } from "node:http";

/** Listens at an address with many connections, each from a loopback address of its household, and tells when what arrived. */
type Asked =
  | { readonly do: "listen"; readonly port: number; readonly path: string; readonly from: number; readonly connections: number }
  | { readonly do: "count"; readonly sent: Readonly<Record<string, number>> };

const A_HOUSEHOLD = 40; // connections from one address: as many as a household may open at once
const received = new Map<string, number[]>();

const hear = (text: string): void => {
  const at = Date.now();
  for (const [, id = ""] of text.matchAll(/event: comment\b[^\n]*\ndata: [^\n]*?"id":"(\w+)"[^\n]*"new":true/gu)) {
    const times = received.get(id);
    if (times === undefined) received.set(id, [at]);
    else times.push(at);
  }
};

const open = (port: number, path: string, household: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const localAddress = `127.0.${1 + Math.floor(household / 250)}.${1 + (household % 250)}`;
    const call = request(
      { host: "127.0.0.1", port, path, localAddress, agent: false, headers: { accept: "text/event-stream" } },
      (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`${answer.statusCode ?? 0} for a listener`));
        answer.setEncoding("utf8");
        let rest = "";
        answer.on("data", (chunk: string) => {
          const whole = rest + chunk;
          const end = whole.lastIndexOf("\n\n");
          rest = whole.slice(end + 1);
          if (end >= 0) hear(whole.slice(0, end + 2));
        });
        return resolve();
      },
    );
    call.on("error", reject).end();
  });

process.on("message", async (asked: Asked) => {
  if (asked.do === "listen") {
    const { port, path, from, connections } = asked;
    for (let opened = 0; opened < connections; opened += A_HOUSEHOLD)
      await Promise.all(
        Array.from({ length: Math.min(A_HOUSEHOLD, connections - opened) }, () => open(port, path, from + opened / A_HOUSEHOLD)),
      );
    process.send?.({ open: connections });
    return;
  }
  const lags = Object.entries(asked.sent).flatMap(([id, sent]) => (received.get(id) ?? []).map((at) => at - sent));
  process.send?.({ lags: lags.toSorted((a, b) => a - b) });
});
