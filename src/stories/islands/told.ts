/** Offers new entries of a live story, which the page hears of already, and never moves the reader. */
const root = document.querySelector<HTMLElement>("[data-told]");
const forms = JSON.parse(root?.dataset["told"] ?? "{}") as Readonly<Record<string, string>>;
const fresh = new Set<string>();

document.addEventListener("told", (event) => {
  const { id, new: isNew } = (event as CustomEvent<{ readonly id: string; readonly new: boolean }>).detail;
  if (root === null || !isNew || document.getElementById(`e-${id}`) !== null) return;
  fresh.add(id);
  const { lang } = document.documentElement;
  const form = forms[new Intl.PluralRules(lang).select(fresh.size)] ?? forms["other"] ?? "#";
  const link = document.createElement("a");
  link.className = "new";
  link.href = `${location.pathname}#live`;
  link.textContent = form.replace("#", new Intl.NumberFormat(lang).format(fresh.size));
  root.replaceChildren(link);
});

root?.addEventListener("click", (event) => {
  if (!(event.target instanceof HTMLAnchorElement) || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  history.replaceState(null, "", event.target.href);
  location.reload();
});
