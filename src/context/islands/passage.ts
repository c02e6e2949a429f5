/** Select words of the story and buttons offer to add context to them and to ask about them; folded notes open for print. Without it, the form asks for a paragraph. */

const CONTEXT = 48;
const LEAST = 8;
const MOST = 600;

const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-passage]")];
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

if (links.length > 0 && text !== null) {
  const offer = document.createElement("p");
  offer.className = "passage";
  offer.hidden = true;
  const ways = links.map((link) => {
    const go = document.createElement("a");
    go.className = "button";
    go.textContent = link.dataset["passage"] ?? "";
    offer.append(go);
    return { link, go };
  });
  document.body.append(offer);

  const look = (): void => {
    const selection = document.getSelection();
    const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    const quote = range?.toString().trim() ?? "";
    if (range === null || quote.length < LEAST || quote.length > MOST || !isInStory(range)) {
      if (!offer.contains(document.activeElement)) offer.hidden = true;
      return;
    }
    for (const { link, go } of ways) {
      const url = new URL(link.href);
      url.searchParams.set("quote", quote);
      url.searchParams.set("prefix", around(range, "before"));
      url.searchParams.set("suffix", around(range, "after"));
      go.href = url.href;
    }
    offer.hidden = false;
  };
  document.addEventListener("selectionchange", look);

  // Tab leads from the selected words to what can be done with them: they are the last thing on the page otherwise, and gone on the way there.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey || offer.hidden || offer.contains(document.activeElement)) return;
    event.preventDefault();
    ways[0]?.go.focus();
  });

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
