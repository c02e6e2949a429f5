/** A field that finds topics while one types: an editable combobox with a list (WAI-ARIA Authoring Practices, "list autocomplete, manual selection"). */

const PAUSE_MS = 150;

type Choice = { readonly value: string; readonly name: string; readonly kind: string };

const start = (box: HTMLElement, input: HTMLInputElement, list: HTMLElement, told: HTMLElement, field: HTMLInputElement): void => {
  let choices: readonly Choice[] = [];
  let active = -1;
  let timer = 0;
  let asking: AbortController | null = null;

  const say = (name: "found" | "none" | "added", what: string): void => {
    told.textContent = (box.dataset[name] ?? "").replace("#", what);
  };

  const point = (at: number): void => {
    active = at;
    for (const [place, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(place === at));
    const option = list.children[at];
    if (option === undefined) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    return option.scrollIntoView({ block: "nearest" });
  };

  const show = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) point(-1);
  };

  const close = (): void => {
    clearTimeout(timer);
    asking?.abort();
    show(false);
  };

  const choose = (choice: Choice): void => {
    const others = field.value.trim().replace(/[,;،؛]$/u, "");
    field.value = others === "" ? choice.value : `${others}, ${choice.value}`;
    input.value = "";
    close();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    say("added", `${choice.name}, ${choice.kind}`);
  };

  const optionOf = (choice: Choice, place: number): HTMLElement => {
    const option = document.createElement("li");
    option.id = `topic-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("bdi");
    name.textContent = choice.name;
    const kind = document.createElement("small");
    kind.textContent = choice.kind;
    option.append(name, " ", kind);
    // The field keeps the focus, so that leaving it is what closes the list.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => choose(choice));
    return option;
  };

  const find = async (): Promise<void> => {
    const q = input.value.trim();
    asking?.abort();
    if (q === "") return show(false);
    const mine = new AbortController();
    asking = mine;
    const lang = document.querySelector<HTMLSelectElement>("select[name=lang]")?.value ?? "";
    const answer = await fetch(`${box.dataset["topics"] ?? ""}?${new URLSearchParams({ q, lang }).toString()}`, { signal: mine.signal });
    if (!answer.ok) return show(false);
    ({ topics: choices } = (await answer.json()) as { readonly topics: readonly Choice[] });
    if (mine.signal.aborted) return undefined;
    list.replaceChildren(...choices.map(optionOf));
    show(choices.length > 0);
    return say(choices.length > 0 ? "found" : "none", choices.length.toLocaleString(document.documentElement.lang));
  };

  /** What cannot be asked for now is typed in full, and added by saving, as without script. */
  const look = (): void => void find().catch(() => show(false));

  const keys = new Map<string, () => boolean>([
    ["ArrowDown", () => (list.hidden ? look() : point(active + 1 < choices.length ? active + 1 : 0), true)],
    ["ArrowUp", () => (list.hidden ? look() : point(active > 0 ? active - 1 : choices.length - 1), true)],
    [
      "Enter",
      () => {
        const choice = list.hidden ? undefined : choices[active];
        if (choice !== undefined) choose(choice);
        return choice !== undefined;
      },
    ],
    [
      "Escape",
      () => {
        if (list.hidden) input.value = "";
        else close();
        return true;
      },
    ],
    ["Home", () => (point(-1), false)],
    ["End", () => (point(-1), false)],
  ]);

  // The browser's own list would lie over ours.
  input.removeAttribute("list");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (!event.isComposing && keys.get(event.key)?.() === true) event.preventDefault();
  });
  input.addEventListener("blur", close);
};

for (const box of document.querySelectorAll<HTMLElement>("[data-topics]")) {
  const [input, list, told] = [
    box.querySelector("input"),
    box.querySelector<HTMLElement>("[role=listbox]"),
    box.querySelector<HTMLElement>("[aria-live]"),
  ];
  const field = box.closest("form")?.elements.namedItem("topics");
  if (input !== null && list !== null && told !== null && field instanceof HTMLInputElement) start(box, input, list, told, field);
}
