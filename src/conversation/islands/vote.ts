/** Votes without leaving the place, and one page view in four says which replies were in view. The forms work without it. */

const SHOWN_LEAST = 5;
const SAMPLE = 4;
const DWELL_MS = 1_000;

type Voted = { readonly value: string; readonly respect: number };

const show = (form: HTMLFormElement, { value, respect }: Voted): void => {
  for (const button of form.querySelectorAll<HTMLButtonElement>("button[name=value]")) {
    const own = button === form.querySelector("button[name=value]") ? "respect" : "doesnt-help";
    button.setAttribute("aria-pressed", String(own === value));
    button.value = own === value ? "none" : own;
  }
  const first = form.querySelector("button[name=value]");
  if (first === null) return;
  first.querySelector("b")?.remove();
  if (respect < SHOWN_LEAST) return;
  const count = document.createElement("b");
  count.textContent = ` ${new Intl.NumberFormat(document.documentElement.lang).format(respect)}`;
  first.childNodes[0]?.after(count);
};

const send = async (form: HTMLFormElement, value: string): Promise<void> => {
  const id = form.action.split("/").at(-2) ?? "";
  const answer = await fetch(`/api/v1/comments/${id}/vote`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ value }),
  }).catch(() => null);
  if (answer?.ok === true) show(form, (await answer.json()) as Voted);
  else HTMLFormElement.prototype.submit.call(withValue(form, value));
};

/** The form as it would have been sent by its button: it says why not, or leads to signing in. */
const withValue = (form: HTMLFormElement, value: string): HTMLFormElement => {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "value";
  field.value = value;
  form.append(field);
  return form;
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)) return;
  if (!form.matches("[data-live] form.votes") || button.name !== "value" || !form.action.endsWith("/vote")) return;
  event.preventDefault();
  void send(form, button.value);
});

const watch = (root: HTMLElement): void => {
  const seen = new Set<string>();
  const timers = new Map<Element, number>();
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target));
        if (isIntersecting)
          timers.set(
            target,
            window.setTimeout(() => seen.add(target.id.slice(2)), DWELL_MS),
          );
      }
    },
    { threshold: 0.5 },
  );
  for (const article of root.querySelectorAll("article.say")) watcher.observe(article);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" || seen.size === 0) return;
    const body = JSON.stringify({ ids: [...seen].slice(0, 60) });
    seen.clear();
    watcher.disconnect();
    navigator.sendBeacon(root.dataset["seen"] ?? "", new Blob([body], { type: "application/json" }));
  });
};

for (const root of document.querySelectorAll<HTMLElement>("[data-seen]")) if (Math.random() < 1 / SAMPLE) watch(root);
