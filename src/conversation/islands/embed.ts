/**
 * For other sites: `<a href="https://SITE/story/ID/…" data-townwire>…</a>` and this script put the conversation in the link's place. Without it
 * the link is a link.
 */

const HIGH_MOST = 20_000;

const here = new URL(import.meta.url).origin;

const addressFor = (link: HTMLAnchorElement): string | null => {
  const url = new URL(link.href);
  if (url.origin !== here) return null;
  const [, story, id, talk, thread, comment] = url.pathname.split("/");
  if (story !== "story" || id === undefined) return null;
  if (talk === "talk" && thread === "thread" && comment !== undefined) return `${here}/embed/comment/${comment}`;
  // The frame may be answered in on this site alone; without encryption a browser keeps no secrets for it.
  return `${here}/embed/story/${id}${isSecureContext ? `?site=${encodeURIComponent(location.origin)}` : ""}`;
};

for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-townwire]")) {
  const address = addressFor(link);
  if (address === null) continue;
  const frame = document.createElement("iframe");
  frame.src = address;
  frame.title = link.textContent;
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox");
  frame.style.cssText = "inline-size:100%;block-size:24rem;border:0";
  link.replaceWith(frame);
  addEventListener("message", (event: MessageEvent<{ readonly townwire?: string; readonly height?: number }>) => {
    if (event.source !== frame.contentWindow || event.origin !== here || event.data.townwire !== "height") return;
    frame.style.blockSize = `${Math.min(HIGH_MOST, Math.max(0, Number(event.data.height)))}px`;
  });
}
