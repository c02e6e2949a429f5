import fc from "fast-check";
import { faultOf, typed } from "../src/conversation/testing/typed-words.ts";

/** Puts 100,000 made-up comments through the renderer; the room's own test does the same with fewer. */
const RUNS = 100_000;

const { commentHtml } = (await import(
  new URL("../dist/conversation/comment-text.js", import.meta.url).href
)) as typeof import("../src/conversation/comment-text.tsx");

const began = performance.now();
fc.assert(
  fc.property(typed, (body) => {
    const html = commentHtml(body, ["una"]);
    const fault = faultOf(html);
    if (fault !== null) throw new Error(fault);
    if (/href="(?!https?:|\/@)/u.test(html)) throw new Error("an address of another kind");
  }),
  { numRuns: RUNS },
);
process.stdout.write(
  `ok    ${RUNS} comments rendered, each our own markup and whole, in ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
);
