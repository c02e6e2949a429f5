/**
 * Keeps what is typed into a form of the desk in this browser until it is with the server: through a cut connection, a server that is gone, a page
 * that was closed. `data-draft` names the form on its page; `data-taken` are keys of forms that came in already.
 */

type Typed = HTMLInputElement | HTMLTextAreaElement;
type Draft = {
  readonly typed: Readonly<Record<string, string>>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly isSent: boolean;
};

/** Hidden fields that say from what a form began. */
const STOOD = ["base", "was"];

const isSame = (one: string, other: string): boolean => one.replace(/\s+/gu, " ").trim() === other.replace(/\s+/gu, " ").trim();
const valuesOf = (fields: readonly Typed[]): Record<string, string> => Object.fromEntries(fields.map(({ name, value }) => [name, value]));

const start = (form: HTMLFormElement): void => {
  const place = `draft:${location.pathname}:${form.dataset["draft"] ?? ""}`;
  const fields = [...form.querySelectorAll<Typed>("input[type=text], textarea")];
  const hidden = [...form.querySelectorAll<HTMLInputElement>("input[type=hidden]")].filter(
    ({ name }) => name === "formKey" || name === "base",
  );
  const keep = (isSent: boolean): void => {
    try {
      localStorage.setItem(place, JSON.stringify({ typed: valuesOf(fields), hidden: valuesOf(hidden), isSent } satisfies Draft));
    } catch {
      // A browser that keeps nothing still has the words in its fields.
    }
  };

  /** Whether a draft is with the server: its form came in, what it changed was changed, or it says what stands here. */
  const isIn = (draft: Draft): boolean => {
    const { formKey = "" } = draft.hidden;
    if (formKey !== "" && (form.dataset["taken"] ?? "").split(" ").includes(formKey)) return true;
    if (draft.isSent && hidden.some(({ name, value }) => STOOD.includes(name) && value !== (draft.hidden[name] ?? value))) return true;
    return fields.every(({ name, value }) => isSame(value, draft.typed[name] ?? ""));
  };

  const draft = JSON.parse(localStorage.getItem(place) ?? "null") as Draft | null;
  if (draft !== null && isIn(draft)) localStorage.removeItem(place);
  else if (draft !== null) {
    for (const field of fields) field.value = draft.typed[field.name] ?? field.value;
    for (const field of hidden) field.value = draft.hidden[field.name] ?? field.value;
    const around = form.closest("details");
    if (around !== null) around.open = true;
  }
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => (localStorage.getItem(place) === null ? undefined : keep(true)));
};

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) start(form);
