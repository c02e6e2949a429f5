/** Keys for whoever works through the queue: j, k, Enter, x in the list; c, l, e, r in a case. All of it is links and forms without this. */

const cases = [...document.querySelectorAll<HTMLAnchorElement>("a[data-case]")];
let at = -1;

const go = (to: number): void => {
  at = Math.max(0, Math.min(cases.length - 1, to));
  cases[at]?.focus();
};

const press = (value: string): void => document.querySelector<HTMLButtonElement>(`main button[name="do"][value="${value}"]`)?.focus();

const inList: Readonly<Record<string, () => void>> = {
  j: () => go(at + 1),
  k: () => go(at - 1),
  x: () => {
    const box = cases[at]?.closest("li")?.querySelector<HTMLInputElement>("input[type=checkbox]");
    if (box !== null && box !== undefined) box.checked = !box.checked;
  },
};

const inCase: Readonly<Record<string, () => void>> = {
  c: () => document.querySelector<HTMLButtonElement>('button[value="claim"]')?.click(),
  e: () => press("keep"),
  l: () => {
    const veil = document.querySelector<HTMLDetailsElement>("details.veiled");
    if (veil !== null) veil.open = !veil.open;
  },
  r: () => document.querySelector<HTMLTextAreaElement>("#reason")?.focus(),
};

document.addEventListener("keydown", (event) => {
  const { target } = event;
  const isTyping = target instanceof HTMLElement && target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const does = (cases.length > 0 ? inList : inCase)[event.key];
  if (does === undefined) return;
  event.preventDefault();
  does();
});

for (const [place, link] of cases.entries()) link.addEventListener("focus", () => (at = place));
