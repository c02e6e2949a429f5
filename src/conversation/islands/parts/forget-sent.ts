/** Drafts of this story that were sent and stand on the page now are done with. */
export const forgetSent = (live: string): void => {
  if (!location.hash.startsWith("#c-")) return;
  const story = `draft:${live.split("/").at(-2) ?? ""}:`;
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(story) && localStorage.getItem(key)?.includes('"isSent":true') === true) localStorage.removeItem(key);
  } catch {
    // a browser that keeps nothing
  }
};
