/** Comfort for whoever writes: tools, a count of letters, a draft that outlives the tab, quoting what is marked. The box works without it. */

type Said = Readonly<
  Record<"quoteLine" | "tools" | "emphasis" | "quote" | "list" | "code" | "link" | "left" | "over" | "kept" | "offline", string>
>;
type Kept = { readonly text: string; readonly at: number; readonly isSent: boolean };

const KEEP_MS = 30 * 24 * 60 * 60 * 1000;
const LEFT_FROM = 500; // letters: before that, nobody needs to count
const QUOTED_MOST = 600;

const graphemes = new Intl.Segmenter(document.documentElement.lang, { granularity: "grapheme" });
const lettersIn = (text: string): number => [...graphemes.segment(text.trim())].length;

/** Puts a mark before and after what is chosen, or before each line of it; as typing does, so that it can be undone. */
const wrap = (box: HTMLTextAreaElement, before: string, after: string, isLines: boolean): void => {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const chosen = value.slice(start, end);
  const text = isLines
    ? chosen
        .split("\n")
        .map((line) => before + line)
        .join("\n")
    : before + chosen + after;
  box.focus();
  box.setRangeText(text, start, end, chosen === "" ? "end" : "select");
  if (chosen === "" && !isLines) box.selectionStart = box.selectionEnd = start + before.length;
  box.dispatchEvent(new Event("input", { bubbles: true }));
};

let marked = "";
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const text = selection?.toString().trim() ?? "";
  const at = selection?.anchorNode?.parentElement?.closest(".story .text, .say__text");
  if (text !== "" && at !== null && at !== undefined) marked = text.slice(0, QUOTED_MOST);
});

const addQuote = (box: HTMLTextAreaElement): void => {
  if (marked === "") return wrap(box, "> ", "", true);
  const quote = `${marked
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n")}\n\n`;
  const start = box.value === "" || box.value.endsWith("\n\n") ? "" : "\n\n";
  marked = "";
  box.focus();
  box.setRangeText(start + quote, box.value.length, box.value.length, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  return undefined;
};

const toolsFor = (box: HTMLTextAreaElement, said: Said): HTMLElement => {
  const bar = document.createElement("div");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", said.tools);
  bar.className = "say__do";
  const tools: readonly (readonly [string, () => void])[] = [
    [said.emphasis, () => wrap(box, "*", "*", false)],
    [said.quote, () => addQuote(box)],
    [said.list, () => wrap(box, "- ", "", true)],
    [said.link, () => wrap(box, "[", "](https://)", false)],
    [said.code, () => wrap(box, "`", "`", false)],
  ];
  for (const [text, act] of tools) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bare";
    button.textContent = text;
    button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps what is chosen
    button.addEventListener("click", act);
    bar.append(button);
  }
  return bar;
};

const readKept = (key: string): Kept | null => {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Kept | null;
    return kept !== null && Date.now() - kept.at < KEEP_MS ? kept : null;
  } catch {
    return null;
  }
};

const keep = (key: string, text: string, isSent: boolean): boolean => {
  try {
    if (text.trim() === "") localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ text, at: Date.now(), isSent } satisfies Kept));
    return text.trim() !== "";
  } catch {
    return false; // a browser that keeps nothing
  }
};

const open = (root: HTMLElement): void => {
  const form = root.closest("form");
  const box = form?.querySelector("textarea");
  if (form === null || box === null || box === undefined) return;
  const said = JSON.parse(root.dataset["words"] ?? "{}") as Said;
  const most = Number(root.dataset["most"]);
  const parent = form.querySelector<HTMLInputElement>("input[name=parent]")?.value ?? "";
  const key = `draft:${root.dataset["write"] ?? ""}:${parent}`;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const note = document.createElement("p");
  note.setAttribute("role", "status");
  const count = document.createElement("p");
  box.before(toolsFor(box, said));
  root.append(count, note);

  const before = readKept(key);
  if (before !== null && box.value === "") {
    box.value = before.text;
    note.textContent = said.kept;
  }

  const tell = (): void => {
    const left = most - lettersIn(box.value);
    count.textContent = left > LEFT_FROM ? "" : (left < 0 ? said.over : said.left).replace("#", numbers.format(Math.abs(left)));
  };
  let timer = 0;
  box.addEventListener("input", () => {
    tell();
    clearTimeout(timer);
    timer = window.setTimeout(() => keep(key, box.value, false), 400);
  });
  addEventListener("pagehide", () => {
    if (readKept(key)?.isSent !== true) keep(key, box.value, false);
  });
  form.addEventListener("submit", (event) => {
    const isPosting = (event.submitter as HTMLButtonElement | null)?.value !== "preview";
    keep(key, box.value, isPosting);
    if (navigator.onLine) return;
    event.preventDefault();
    keep(key, box.value, false);
    note.textContent = said.offline;
  });
  tell();
};

for (const root of document.querySelectorAll<HTMLElement>("[data-write]")) open(root);
