import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { newSecret } from "#kit";
import { eachDialect } from "../store/testing/index.ts";
import { ninjs, openTestSite, type TestSite } from "./testing/open-test-site.ts";

eachDialect("a story that rests on another", (open) => {
  let site: TestSite | null = null;
  afterEach(async () => {
    await site?.stop();
    site = null;
  });

  const start = async () => {
    const { store, folder } = await open();
    const at = await openTestSite(store, join(folder, newSecret().slice(0, 8)));
    site = at;
    const editor = await at.member("edna", "editor");
    const headers = { "sec-fetch-site": "same-origin", authorization: `Bearer ${editor.token}` };
    const read = async (path: string): Promise<string> => (await fetch(`${at.origin}${path}`, { headers })).text();
    const post = (path: string, fields: Record<string, string>): Promise<Response> =>
      fetch(`${at.origin}${path}`, { method: "POST", redirect: "manual", body: new URLSearchParams(fields), headers });
    const gull = await at.take(ninjs());
    const linking = ninjs({
      uri: "urn:pellam:hats",
      headline: "Hats of the harbour",
      body_html: `<p>It began with <a href="${at.origin}/story/${gull}/gull-lands">a gull</a>.</p>`,
    });
    const resting = await at.take(linking);
    const correct = (headline: string): Promise<Response> =>
      fetch(`${at.origin}/api/v1/stories/${gull}`, {
        method: "PATCH",
        body: JSON.stringify({ headline, correction: "It was the clerk’s hat." }),
        headers: { ...headers, "content-type": "application/json" },
      });
    return { at, gull, resting, linking, read, post, correct };
  };

  test("is shown to editors when that one is corrected or withdrawn, until one of them has looked", async () => {
    const { at, resting, read, post, correct } = await start();
    expect(await read("/desk/incoming")).not.toContain("It rests on");
    await at.take(
      ninjs({ version: "2", headline: "Gull lands on the clerk’s hat", signal: ["sig:correction"], ednote: "CORRECTION: the clerk" }),
    );
    await correct("Gull lands on a hat");
    await at.take(ninjs({ version: "3", pubstatus: "canceled" }));
    const list = await read("/desk/incoming");
    expect(list).toContain("It rests on a story that was withdrawn.");
    expect(list).toContain(`/desk/story/${resting}`);
    const page = await read(`/desk/story/${resting}`);
    const flags = [...page.matchAll(/name="flag" value="([^"]+)"/gu)].map(([, id]) => id ?? "");
    expect(flags.length).toBeGreaterThan(0);
    for (const flag of flags) expect((await post(`/desk/story/${resting}`, { do: "seen", flag })).status).toBe(303);
    expect(await read("/desk/incoming")).not.toContain("It rests on");
    expect(await read(`/desk/story/${resting}`)).not.toContain('name="flag"');
  });

  test("names what was put right by its headline now, and nothing of what was withdrawn", async () => {
    const { at, resting, read, correct } = await start();
    expect((await correct("Gull lands on a clerk")).status).toBe(200);
    expect(await read(`/desk/story/${resting}`)).toContain("It rests on a story that was put right: Gull lands on a clerk");
    await at.take(ninjs({ version: "3", pubstatus: "canceled" }));
    const page = await read(`/desk/story/${resting}`);
    expect(page).toContain("It rests on a story that was withdrawn.");
    expect(page).not.toContain("clerk");
  });

  test("is no longer shown once it rests on it no more, or readers have it no more", async () => {
    const { at, resting, linking, read } = await start();
    await at.take(JSON.stringify({ ...JSON.parse(linking), version: "2", body_html: "<p>Nothing of gulls.</p>" }));
    await at.take(ninjs({ version: "3", pubstatus: "canceled" }));
    expect(await read("/desk/incoming")).not.toContain("It rests on");
    expect(resting).not.toBe("");
  });

  test("is known by what its source says, too", async () => {
    const { at, read } = await start();
    await at.take(ninjs({ uri: "urn:pellam:second", guid: "urn:pellam:second", evolvedfrom: "urn:pellam:gull", headline: "Second gull" }));
    await at.take(ninjs({ version: "3", pubstatus: "canceled" }));
    expect(await read("/desk/incoming")).toMatch(/Second gull[\s\S]{0,120}It rests on a story that was withdrawn/u);
  });
});
