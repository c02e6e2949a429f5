import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

/**
 * Lets Node run the sources as they are: it strips types by itself, but not from files with markup, and threads are named as they are built. For
 * threads and programs that are started from sources: `--conditions=source --import=./scripts/load-tsx.ts`.
 */
registerHooks({
  resolve: (specifier, context, next) => next(specifier.replace(/(\/src\/.+-thread)\.js$/u, "$1.ts"), context),
  load: (url, context, next) => {
    if (!url.endsWith(".tsx")) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), "utf8"), {
      loader: "tsx",
      format: "esm",
      jsx: "automatic",
      jsxImportSource: "hono/jsx",
      sourcefile: fileURLToPath(url),
    });
    return { format: "module", source: code, shortCircuit: true };
  },
});
