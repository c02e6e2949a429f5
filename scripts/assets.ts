import { createHash } from "node:crypto";
import { glob, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, type Plugin, transform } from "esbuild";

/** Name asked for ("core.css") → name on disk and in addresses ("core.3fa91c02be.css"). */
export type Manifest = Readonly<Record<string, string>>;

/** The style sheets of the site: `core` on every page, one for each family of pages. Parts lie in src/ui/css. */
const SHEETS: Readonly<Record<string, readonly string[]>> = {
  core: [
    "order",
    "fonts",
    "tokens",
    "inks",
    "base",
    "signs",
    "life",
    "masthead",
    "columns",
    "page",
    "forms",
    "notice",
    "pager",
    "help",
    "print",
  ],
  front: ["front"],
  context: ["context"],
  story: ["story"],
  talk: ["talk"],
  desk: ["state", "wirelist", "desk", "numbers", "editor"],
  pictures: ["pictures"],
  ledger: ["wirelist", "ledger"],
  join: ["join"],
  changes: ["changes"],
  gallery: ["gallery"],
};

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PACKED = new Set([".css", ".js", ".svg"]);

type Built = { readonly name: string; readonly file: string; readonly bytes: Buffer };

/** `bytes` under a name that changes with them, so that it can be kept for ever. */
const named = (name: string, bytes: Buffer): Built => {
  const ending = extname(name);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  return { name, file: `${basename(name, ending)}.${hash}${ending}`, bytes };
};

const readStill = async (root: string): Promise<Built[]> => {
  const fonts = (await readdir(join(root, "src/ui/fonts"))).filter((file) => file.endsWith(".woff2"));
  const files = [...fonts.map((file) => `src/ui/fonts/${file}`), "src/ui/pictures/ferry.png", "src/ui/mark.svg"];
  return Promise.all(files.map(async (file) => named(basename(file), await readFile(join(root, file)))));
};

const buildSheet = async (root: string, name: string, parts: readonly string[], still: readonly Built[]): Promise<Built> => {
  const texts = await Promise.all(parts.map((part) => readFile(join(root, "src/ui/css", `${part}.css`), "utf8")));
  const linked = texts.join("\n").replace(/url\("([^":]+)"\)/gu, (_whole, wanted: string) => {
    const found = still.find((one) => one.name === wanted);
    if (found === undefined) throw new Error(`src/ui/css: there is no "${wanted}" to point at`);
    return `url("${found.file}")`;
  });
  const { code } = await transform(linked, { loader: "css", minify: true, legalComments: "none" });
  return named(`${name}.css`, Buffer.from(code));
};

/** Pure files of rooms that islands share with the server ask kit for what is safe in addresses; the rest of kit is the server's. */
const kitForBrowsers = (root: string): Plugin => ({
  name: "kit for browsers",
  setup: (made) => made.onResolve({ filter: /^#kit$/ }, () => ({ path: join(root, "src/kit/url.ts") })),
});

const buildIslands = async (root: string): Promise<Built[]> => {
  const entries: string[] = [];
  for await (const file of glob("src/*/islands/*.ts", { cwd: root })) if (!file.endsWith(".test.ts")) entries.push(file);
  if (entries.length === 0) return [];
  const names = entries.map((file) => basename(file, ".ts"));
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new Error(`two islands are called "${twice}"`);
  const entryPoints = Object.fromEntries(entries.toSorted().map((file) => [basename(file, ".ts"), join(root, file)]));
  const made = await build({
    entryPoints,
    outdir: "out",
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    plugins: [kitForBrowsers(root)],
  });
  return made.outputFiles.map((out) => named(basename(out.path), Buffer.from(out.contents)));
};

/** What is written to disk of one: itself, and packed. */
const filesOf = ({ file, bytes }: Built): readonly (readonly [name: string, bytes: Buffer])[] =>
  PACKED.has(extname(file))
    ? [
        [file, bytes],
        [`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })],
        [`${file}.gz`, gzipSync(bytes, { level: 9 })],
      ]
    : [[file, bytes]];

/** Puts files into `out` whole, the last of them last, and takes away what else lies there: whoever reads there meanwhile finds all of a manifest. */
const putInPlace = async (out: string, files: readonly (readonly [name: string, bytes: Buffer])[]): Promise<void> => {
  await mkdir(out, { recursive: true });
  const aside = await mkdtemp(`${out}-`);
  for (const [name, bytes] of files) {
    await writeFile(join(aside, name), bytes);
    await rename(join(aside, name), join(out, name));
  }
  await rm(aside, { recursive: true });
  const kept = new Set(files.map(([name]) => name));
  for (const name of await readdir(out)) if (!kept.has(name)) await rm(join(out, name), { recursive: true, force: true });
};

/**
 * Makes the browser's files: style sheets, faces, the mark, islands; each under a name holding its hash, with br and gzip beside it,
 * and `manifest.json`. What else lay in `out` goes; others may read there, and build there, meanwhile.
 */
export const buildAssets = async ({
  root = ROOT,
  out = join(root, "dist/assets"),
}: { root?: string; out?: string } = {}): Promise<Manifest> => {
  const still = await readStill(root);
  const sheets = await Promise.all(Object.entries(SHEETS).map(([name, parts]) => buildSheet(root, name, parts, still)));
  const built = [...still, ...sheets, ...(await buildIslands(root))].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const manifest = Object.fromEntries(built.map(({ name, file }) => [name, file]));
  await putInPlace(out, [...built.flatMap(filesOf), ["manifest.json", Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]]);
  return manifest;
};

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const manifest = await buildAssets();
  process.stdout.write(`${Object.keys(manifest).length} files in dist/assets\n`);
}
