/** Select words of the story and a button offers to add context to them; folded notes open for print. Without it, the form asks for a paragraph. */

const CONTEXT = 48;
const LEAST = 8;
const MOST = 600;

const link = document.querySelector<HTMLAnchorElement>("a[data-passage]");
const text = document.querySelector<HTMLElement>(".story > .text");

/** The words of the story before or after a range, without notes. */
const around = (range: Range, side: "before" | "after"): string => {
  const wide = document.createRange();
  const block = (side === "before" ? range.startContainer : range.endContainer).parentElement?.closest(".text > *");
  if (block === null || block === undefined) return "";
  wide.selectNodeContents(block);
  if (side === "before") wide.setEnd(range.startContainer, range.startOffset);
  else wide.setStart(range.endContainer, range.endOffset);
  const words = wide.toString();
  return side === "before" ? words.slice(-CONTEXT) : words.slice(0, CONTEXT);
};

const isInStory = (range: Range): boolean => {
  const holder = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);
  const [from, to] = [holder(range.startContainer), holder(range.endContainer)];
  if (text === null || from === null || to === null || !text.contains(from) || !text.contains(to)) return false;
  return (
    from.closest(".note, figure, .small") === null &&
    to.closest(".note, figure, .small") === null &&
    range.cloneContents().querySelector(".note") === null
  );
};

if (link !== null && text !== null) {
  const offer = document.createElement("p");
  offer.className = "passage";
  offer.hidden = true;
  const go = document.createElement("a");
  go.className = "button";
  go.textContent = link.dataset["passage"] ?? "";
  offer.append(go);
  document.body.append(offer);

  const look = (): void => {
    const selection = document.getSelection();
    const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    const quote = range?.toString().trim() ?? "";
    if (range === null || quote.length < LEAST || quote.length > MOST || !isInStory(range)) {
      if (!offer.contains(document.activeElement)) offer.hidden = true;
      return;
    }
    const url = new URL(link.href);
    url.searchParams.set("quote", quote);
    url.searchParams.set("prefix", around(range, "before"));
    url.searchParams.set("suffix", around(range, "after"));
    go.href = url.href;
    offer.hidden = false;
  };
  document.addEventListener("selectionchange", look);

  // A mark leads to its note: folded ones open.
  text.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.mark") : null;
    const note = mark === null ? null : document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!(note instanceof HTMLDetailsElement)) return;
    note.open = true;
    note.querySelector("summary")?.focus({ preventScroll: true }); // where the keyboard and a screen reader go on
  });
}

addEventListener("beforeprint", () => {
  for (const note of document.querySelectorAll<HTMLDetailsElement>("details.note")) note.open = true;
});
