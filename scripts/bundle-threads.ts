import { join } from "node:path";
import { build, type Plugin } from "esbuild";

/** Threads that need a little of many rooms. Each becomes one file with no more than that: it starts at once, and holds no second site in memory. */
const THREADS = ["context/scoring-thread", "conversation/opinion/thinking-thread"];

/** Says of our own modules that nobody needs them for what they do when they are read: of a door, what is not asked for is left out. */
const onlyWhatIsNamed: Plugin = {
  name: "only-what-is-named",
  setup: (made) =>
    made.onResolve({ filter: /^[#.]/ }, async ({ path, pluginData, ...more }) => {
      if (pluginData === "asked" || more.kind === "entry-point") return undefined;
      return { ...(await made.resolve(path, { ...more, pluginData: "asked" })), sideEffects: false };
    }),
};

/** Makes one file of a thread and of what it needs. */
export const bundleThread = (entry: string, outfile: string): Promise<unknown> =>
  build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    packages: "external",
    conditions: ["source"],
    sourcemap: true,
    logLevel: "error",
    plugins: [onlyWhatIsNamed],
  });

/** Puts each thread's file in dist in place of the one that the compiler wrote. */
export const bundleThreads = (root: string): Promise<unknown> =>
  Promise.all(THREADS.map((thread) => bundleThread(join(root, `src/${thread}.ts`), join(root, `dist/${thread}.js`))));
