/** In the window that lets a frame on another site reply: tells the frame, and lets nobody be rushed into it. The page is whole without it. */

const CALM_MS = 700; // a click that was meant for another window comes sooner

const calm = (row: HTMLElement): void => {
  const button = row.querySelector("button");
  if (button === null) return;
  let timer = 0;
  const wait = (): void => {
    button.disabled = true;
    clearTimeout(timer);
    timer = window.setTimeout(() => (button.disabled = false), CALM_MS);
  };
  wait();
  addEventListener("focus", wait);
};

/** Only a page of ours hears the code: the browser sees to it, whoever opened this window. */
const tell = (place: HTMLElement): void => {
  const opener = window.opener as Window | null;
  const code = place.dataset["handOff"] ?? "";
  if (opener === null || code === "") return;
  addEventListener("message", (event: MessageEvent<{ readonly townwire?: string }>) => {
    if (event.origin === location.origin && event.source === opener && event.data.townwire === "taken") window.close();
  });
  opener.postMessage({ townwire: "hand-off", code }, location.origin);
};

for (const row of document.querySelectorAll<HTMLElement>("[data-deliberate]")) calm(row);
for (const place of document.querySelectorAll<HTMLElement>("[data-hand-off]")) tell(place);
// Back from signing in, in another window: this one looks again.
if (document.querySelector("[data-sign-in]") !== null) {
  let isAway = false;
  addEventListener("blur", () => (isAway = true));
  addEventListener("focus", () => isAway && location.reload());
}
