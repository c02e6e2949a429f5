import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildAssets } from "./assets.ts";
import { bundleThreads } from "./bundle-threads.ts";

/** Builds dist/ from nothing: the server's modules by tsc, the browser's files beside them, then its threads as one file each. */
const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs the compiler; resolves to its exit code. */
const compile = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
      cwd: root,
      stdio: "inherit",
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });

await rm(join(root, "dist"), { recursive: true, force: true });
const [code] = await Promise.all([compile(), buildAssets({ root })]);
if (code === 0) await bundleThreads(root);
process.exitCode = code;
