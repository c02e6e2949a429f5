import { expect, test } from "vitest";
import { canonical } from "./item.ts";
import { only } from "./testing/read-one.ts";
import { told, type Telling, type Told } from "./testing/twin-story.ts";
import { TWINS } from "./testing/twins.ts";

const UNTIL = "2026-03-05T06:00:00.000Z";
const TELLINGS: readonly Telling[] = [
  { status: "usable", embargo: null },
  { status: "usable", embargo: UNTIL },
  { status: "withheld", embargo: null },
  { status: "withheld", embargo: UNTIL },
  { status: "canceled", embargo: null },
];

test.each(TWINS)("the one story is the same when it comes as $name, whatever its status and embargo", ({ format, write, less }) => {
  for (const telling of TELLINGS) {
    const expected: Told = { ...told(telling), ...less };
    const item = canonical(only(write(telling)));
    expect(item.format).toBe(format);
    expect(item).toMatchObject(expected);
    expect(item.bodyHtml).toBe("<p>The gull <em>sat</em>.</p>\n<p>Then it flew.</p>");
  }
});
