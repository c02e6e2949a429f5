import { connect, type Socket } from "node:net";

/** What one burst of load asks for. */
export type LoadOrder = {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly ms: number;
};

/** `perSecond` answers a second; `p50`, `p99` in ms; `status` and `bytes` of an answer, which were the same every time. */
export type LoadReport = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly status: number;
  readonly bytes: number;
};

const HEAD_END = Buffer.from("\r\n\r\n");

/** The length of the first answer in `seen`, head and body; null while its head is not whole. */
const lengthOf = (seen: Buffer): { readonly bytes: number; readonly status: number } | null => {
  const end = seen.indexOf(HEAD_END);
  if (end === -1) return null;
  const head = seen.subarray(0, end).toString("latin1");
  const status = Number(/^HTTP\/1\.1 (\d{3})/u.exec(head)?.[1] ?? 0);
  const body = /\r\ncontent-length: (\d+)/iu.exec(head)?.[1];
  if (body === undefined && status !== 304) throw new Error(`An answer without a length cannot be counted:\n${head}`);
  return { status, bytes: end + HEAD_END.length + Number(body ?? 0) };
};

/**
 * Asks for one page over keep-alive connections, one request at a time on each, for `ms`. Every answer must have the length of the first: they
 * are counted by their bytes, so that counting costs next to nothing beside what is measured.
 */
export const load = async ({ port, path, headers, connections, ms }: LoadOrder): Promise<LoadReport> => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${lines.join("")}\r\n`);
  const took: number[] = [];
  let first: { bytes: number; status: number } | null = null;
  const began = performance.now();
  const end = began + ms;

  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket: Socket = connect(port, "127.0.0.1");
      let asked = 0;
      let seen = Buffer.alloc(0);
      let got = 0;
      const ask = (): void => {
        asked = performance.now();
        got = 0;
        socket.write(request);
      };
      socket.setNoDelay(true);
      socket.on("connect", ask);
      socket.on("error", reject);
      socket.on("close", () => resolve());
      socket.on("data", (part: Buffer) => {
        got += part.byteLength;
        if (first === null) {
          seen = Buffer.concat([seen, part]);
          first = lengthOf(seen);
          if (first === null) return;
        }
        if (got < first.bytes) return;
        if (got > first.bytes) {
          socket.destroy();
          reject(new Error(`An answer had ${got} bytes where the first had ${first.bytes}.`));
          return;
        }
        const now = performance.now();
        took.push(now - asked);
        if (now < end) ask();
        else socket.destroy();
      });
    });

  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - began) / 1_000;
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  const { status, bytes } = first ?? { status: 0, bytes: 0 };
  return { perSecond: took.length / seconds, p50: at(0.5), p99: at(0.99), status, bytes };
};

process.on("message", (order: LoadOrder) => {
  load(order).then(
    (report) => process.send?.({ report }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
