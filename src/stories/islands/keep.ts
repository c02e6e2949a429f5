/** Keeps what is typed: on the server a moment after each pause, and in this browser as long as the server does not have it. */

const PAUSE_MS = 1_500;
const AGAIN_MS = 10_000;

const form = document.querySelector<HTMLFormElement>("form#copy");
const status = form?.querySelector<HTMLElement>("[role=status]") ?? null;

const start = (box: HTMLFormElement, told: HTMLElement): void => {
  const place = `manuscript:${location.pathname}`;
  const base = box.elements.namedItem("base") as HTMLInputElement;
  const fields = [
    ...box.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("input:not([type=hidden]), textarea, select"),
  ];
  const typed = (): Record<string, string> =>
    Object.fromEntries(fields.filter((field) => field.name !== "" && field.type !== "checkbox").map((field) => [field.name, field.value]));
  let timer = 0;
  let isSending = false;
  let isChanged = false;

  const keepHere = (isSent = false): void => {
    try {
      localStorage.setItem(place, JSON.stringify({ base: base.value, typed: typed(), isSent }));
    } catch {
      // A browser that keeps nothing still has the words in its fields.
    }
  };

  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(), ms);
  };

  const send = async (): Promise<void> => {
    if (isSending) return later(PAUSE_MS);
    isSending = true;
    isChanged = false;
    try {
      const body = new URLSearchParams({ ...typed(), base: base.value, do: "keep" });
      const answer = await fetch(box.action, { method: "POST", body });
      const said = (await answer.json()) as { readonly base?: number; readonly problem?: string };
      if (said.base === undefined) {
        told.textContent = said.problem === "signed-out" ? (told.dataset["signedOut"] ?? "") : (told.dataset["others"] ?? "");
        if (said.problem === "signed-out") later(AGAIN_MS);
      } else {
        base.value = String(said.base);
        const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        told.textContent = `${told.dataset["kept"] ?? ""} ${time}`;
        if (!isChanged) localStorage.removeItem(place);
      }
    } catch {
      told.textContent = told.dataset["notKept"] ?? "";
      later(AGAIN_MS);
    }
    isSending = false;
    return undefined;
  };

  box.addEventListener("input", () => {
    isChanged = true;
    keepHere();
    later(PAUSE_MS);
  });

  // A form that was sent and came back with a later save is there: what was chosen since stands in it, too.
  box.addEventListener("submit", () => {
    clearTimeout(timer);
    if (localStorage.getItem(place) !== null) keepHere(true);
  });

  // What the server never got, because it or the connection was gone, comes back into the fields it was typed in.
  const left = localStorage.getItem(place);
  if (left !== null) {
    type Left = { readonly base: string; readonly typed: Record<string, string>; readonly isSent?: boolean };
    const { base: from, typed: words, isSent } = JSON.parse(left) as Left;
    if (isSent === true && Number(base.value) > Number(from)) return localStorage.removeItem(place);
    for (const field of fields) if (words[field.name] !== undefined && field.type !== "checkbox") field.value = words[field.name] ?? "";
    base.value = from;
    later(0);
  }
};

if (form !== null && status !== null) start(form, status);
