import { spawn, type ChildProcess } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Builds and serves the demo newsroom, and again after every change under src/. */
const root = fileURLToPath(new URL("..", import.meta.url));
const REST_MS = 150; // editors write a file in several goes

const run = (args: readonly string[]): ChildProcess => spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
const ended = (child: ChildProcess): Promise<number> => new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));

let server: ChildProcess | null = null;
let building: Promise<void> | null = null;
let isStale = false;

const stop = async (): Promise<void> => {
  const running = server;
  server = null;
  if (running === null || running.exitCode !== null) return;
  const gone = ended(running);
  running.kill("SIGTERM");
  await gone;
};

const build = async (): Promise<void> => {
  do {
    isStale = false;
    const code = await ended(run([join(root, "scripts/build.ts")]));
    if (code !== 0 || isStale) continue;
    await stop();
    server = run([join(root, "bin/townwire.js"), "serve", "--demo"]);
  } while (isStale);
};

const changed = (): void => {
  isStale = true;
  building ??= build().finally(() => (building = null));
};

let timer: NodeJS.Timeout | undefined;
watch(join(root, "src"), { recursive: true }, () => {
  clearTimeout(timer);
  timer = setTimeout(changed, REST_MS);
});
process.on("SIGINT", () => void stop().then(() => process.exit(0)));
changed();
