/**
 * On the page of a withdrawn story: hands in what only this browser has, typed before the withdrawal was heard of. The server keeps it aside and
 * shows what of it is not the story's.
 */
const place = `manuscript:${location.pathname}`;
const left = localStorage.getItem(place);

const handIn = async (kept: string): Promise<void> => {
  const { base, typed } = JSON.parse(kept) as { readonly base: string; readonly typed: Record<string, string> };
  const answer = await fetch(location.href, {
    method: "POST",
    body: new URLSearchParams({ ...typed, base, do: "keep" }),
    redirect: "error",
  });
  if (answer.status !== 410) return;
  localStorage.removeItem(place);
  location.reload();
};

if (left !== null) void handIn(left).catch(() => {});
