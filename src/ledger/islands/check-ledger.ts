/** Makes every seal of the ledger again in this browser, from the file of all entries. Nothing but that file is fetched. */

type Entry = {
  readonly no: number;
  readonly at: string;
  readonly kind: string;
  readonly target: string;
  readonly ground: string;
  readonly rule: string | null;
  readonly decidedBy: string;
  readonly details: unknown;
  readonly sealBefore: string;
  readonly seal: string;
};
type Said = Readonly<Record<"running" | "good" | "broken" | "failed", string>>;

const FIRST_SEAL = "0".repeat(64);

const digest = async (text: string): Promise<string> => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const sealOf = ({ no, at, kind, target, ground, rule, decidedBy, details, sealBefore }: Entry): Promise<string> =>
  digest(JSON.stringify([sealBefore, no, at, kind, target, ground, rule, decidedBy, JSON.stringify(details)]));

/** The number of the first entry that is not as it was written; null when all are. */
const firstBroken = async (entries: readonly Entry[]): Promise<number | null> => {
  let seal = FIRST_SEAL;
  for (const [place, entry] of entries.entries()) {
    if (entry.no !== place + 1 || entry.sealBefore !== seal || entry.seal !== (await sealOf(entry))) return place + 1;
    seal = entry.seal;
  }
  return null;
};

const place = document.querySelector<HTMLElement>("#verdict");
if (place !== null && "subtle" in crypto) {
  const said = JSON.parse(place.dataset["said"] ?? "{}") as Said;
  place.textContent = said.running;
  try {
    const text = await (await fetch(place.dataset["file"] ?? "")).text();
    const entries = text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Entry);
    const broken = await firstBroken(entries);
    const count = new Intl.NumberFormat(document.documentElement.lang).format(broken ?? entries.length);
    place.textContent = (broken === null ? said.good : said.broken).replace("#", count);
  } catch {
    place.textContent = said.failed;
  }
}

export {};
