/** Keeps what is typed: on the server a moment after each pause, and in this browser as long as the server does not have it. */

const PAUSE_MS = 1_500;
const AGAIN_MS = 10_000;
const LOOK_MS = 15_000;

const form = document.querySelector<HTMLFormElement>("form#copy");
const status = form?.querySelector<HTMLElement>("[data-kept]") ?? null;
const news = document.querySelector<HTMLElement>("[data-news]");

type Kept = {
  readonly base: string;
  readonly typed: Record<string, string>;
  readonly tab: string;
  readonly no: number;
  readonly isSent: boolean;
  /** Whether the server has all of it but what goes out with a button, and how often it had gone out to readers. */
  readonly isKept?: boolean;
  readonly out?: string | undefined;
};
type Said = { readonly base?: number; readonly problem?: string; readonly holder?: string | null; readonly isUpdated?: boolean };

const BESIDE = ["note", "at", "topic"];

const start = (box: HTMLFormElement, told: HTMLElement): void => {
  const place = `manuscript:${location.pathname}`;
  const base = box.elements.namedItem("base") as HTMLInputElement;
  const fields = [
    ...box.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
      "input[name]:not([type=hidden]), textarea[name], select[name]",
    ),
  ];
  const typed = (): Record<string, string> =>
    Object.fromEntries(fields.filter((field) => field.name !== "" && field.type !== "checkbox").map((field) => [field.name, field.value]));
  let [tab, no] = [crypto.randomUUID() as string, 0];
  let timer = 0;
  let [isSending, isChanged, isDue] = [false, false, false];

  const keepHere = (isSent = false, isKept = false): void => {
    isDue = !isKept;
    try {
      localStorage.setItem(
        place,
        JSON.stringify({ base: base.value, typed: typed(), tab, no, isSent, isKept, out: told.dataset["out"] } satisfies Kept),
      );
    } catch {
      // A browser that keeps nothing still has the words in its fields.
    }
  };

  /** A withdrawal goes before everything: its words are left nowhere. What was typed besides is with the server, and stands on the page anew. */
  const leave = (): void => {
    localStorage.removeItem(place);
    removeEventListener("beforeunload", warn);
    location.reload();
  };

  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(), ms);
  };

  const forget = (): void => {
    isDue = false;
    const isLeft = (field: (typeof fields)[number]): boolean => field.value !== (field.name === "at" ? field.defaultValue : "");
    if (fields.some((field) => BESIDE.includes(field.name) && isLeft(field))) return keepHere(false, true);
    return localStorage.removeItem(place);
  };

  const ask = async (fields_: Record<string, string>): Promise<Said> => {
    const answer = await fetch(box.action, { method: "POST", body: new URLSearchParams(fields_), redirect: "error" });
    return answer.status === 413 ? { problem: "long" } : ((await answer.json()) as Said);
  };

  const send = async (): Promise<void> => {
    if (isSending) return later(PAUSE_MS);
    isSending = true;
    isChanged = false;
    no += 1;
    keepHere();
    try {
      const said = await ask({ ...typed(), base: base.value, do: "keep", tab, tab_no: String(no) });
      if (said.problem === "withdrawn") return leave();
      if (said.base === undefined) {
        const name = said.problem === "signed-out" ? "signedOut" : said.problem === "long" ? "long" : "others";
        told.textContent = told.dataset[name] ?? "";
        if (name !== "long") later(AGAIN_MS);
      } else {
        base.value = String(said.base);
        const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        told.textContent = `${told.dataset["kept"] ?? ""} ${time}`;
        if (!isChanged) forget();
      }
    } catch {
      told.textContent = told.dataset["notKept"] ?? "";
      later(AGAIN_MS);
    }
    isSending = false;
    return undefined;
  };

  const warn = (event: Event): void => {
    if (isDue) event.preventDefault();
  };

  /** Whether somebody else has the place now, the source has sent something, or the story is withdrawn. */
  const look = async (): Promise<void> => {
    if (document.visibilityState !== "visible" || news === null) return;
    const said = await ask({ do: "look", base: base.value }).catch((): Said => ({}));
    if (said.problem === "withdrawn") return isDue ? send() : leave();
    const name = said.isUpdated === true ? "updated" : (said.holder ?? null) === null ? "" : "holder";
    news.textContent = (news.dataset[name] ?? "").replace("#", said.holder ?? "");
    return undefined;
  };

  box.addEventListener("input", () => {
    isChanged = true;
    keepHere();
    later(PAUSE_MS);
  });
  // What is sent by a button is with the server, comes back in the answer, or comes out of this browser on the next page.
  document.addEventListener("submit", () => removeEventListener("beforeunload", warn));
  addEventListener("beforeunload", warn);
  addEventListener("online", () => (isDue ? later(0) : undefined));
  setInterval(() => void look(), LOOK_MS);

  // A form that was sent and came back with a later save is there: what was chosen since stands in it, too.
  box.addEventListener("submit", () => {
    clearTimeout(timer);
    if (localStorage.getItem(place) !== null) keepHere(true);
  });

  // What the server never got, because it or the connection was gone, comes back into the fields it was typed in.
  const kept = JSON.parse(localStorage.getItem(place) ?? "null") as Kept | null;
  if (kept === null) return undefined;
  if (kept.isSent && kept.out !== told.dataset["out"]) return localStorage.removeItem(place);
  const isBeside = kept.isKept === true || (kept.isSent && Number(base.value) > Number(kept.base));
  for (const field of fields) {
    const words = kept.typed[field.name];
    if (words === undefined || field.type === "checkbox" || (isBeside && !BESIDE.includes(field.name))) continue;
    field.value = words;
    field.dispatchEvent(new Event("change"));
  }
  if (isBeside) return forget();
  base.value = kept.base;
  [tab, no] = [kept.tab, kept.no];
  return later(0);
};

if (form !== null && status !== null) start(form, status);
