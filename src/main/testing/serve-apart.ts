import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

export type Served = {
  /** What it printed once it was up. */
  readonly said: string;
  /** Ends it without a word, as a power cut does. */
  readonly kill: () => Promise<void>;
};

/** `townwire serve` from these sources, as a process of its own with a data folder of its own. Resolves once it is up. */
export const serveApart = (folder: string, port: number): Promise<Served> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--conditions=source", "--import=./scripts/load-tsx.ts", "src/main/index.ts", "serve"], {
      cwd: ROOT,
      env: { PATH: process.env["PATH"], TOWNWIRE_DATA: folder, PORT: String(port) },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise<void>((gone) => child.once("exit", () => gone()));
    const kill = async (): Promise<void> => {
      child.kill("SIGKILL");
      await ended;
    };
    let said = "";
    child.stdout.on("data", (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes("Mails are written to")) resolve({ said, kill });
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the server ended with ${String(code)}: ${said}`)));
  });
