import fc from "fast-check";
import { expect, test } from "vitest";
import { readRfc822 } from "./read-rfc822.ts";

const SAME = "2014-05-12T14:24:00.000Z";

test.each([
  ["Mon, 12 May 2014 14:24:00 GMT", SAME],
  ["Mon, 12 May 2014 14:24:00 +0000", SAME],
  ["12 May 14 14:24 UT", SAME],
  ["Mon,12 May 2014 14:24:00 Z", SAME],
  ["Mon, 12 May 2014 10:24:00 EDT", SAME],
  ["Mon, 12 May 2014 07:24:00 PDT", SAME],
  ["Mon, 12 May 2014 16:24:00 CEST", SAME],
  ["Mo, 12 Mai 2014 16:24:00 MESZ", SAME],
  ["Mon, 12 May 2014 16:24:00 +02:00", SAME],
  ["Mon, 12 May 2014 16:24:00 GMT+2", SAME],
  ["Mon, 12 May 2014 16:24:00 GMT+0200 (Central European Summer Time)", SAME],
  ["Seg, 12 Mai 2014 11:24:00 -0300", SAME],
  ["lun., 12 mai 2014 16:24:00 +0200", SAME],
  ["Monday, 12-May-14 14:24:00 GMT", SAME],
  ["Mon May 12 14:24:00 2014", SAME],
  ["Mon May 12 14:24:00 UTC 2014", SAME],
  ["May 12, 2014 2:24 PM", SAME],
  ["Mon, 12 May 2014 2:24:00 PM GMT", SAME],
  ["12 de maio de 2014 14:24", SAME],
  ["Mon, 12 May 2014 14:24:00 XYZ", SAME],
  ["Thu, 01 Févr. 2024 08:00:00 +0100", "2024-02-01T07:00:00.000Z"],
  ["So, 1 Mär 2026 08:00 +0100", "2026-03-01T07:00:00.000Z"],
  ["Qua, 03 Dez 2014 09:05:06 -0200", "2014-12-03T11:05:06.000Z"],
  ["12 May 2014", "2014-05-12T00:00:00.000Z"],
  ["Thu, 31 Dec 1998 23:59:60 GMT", "1998-12-31T23:59:59.000Z"],
  ["Sat, 30 Feb 2014 10:00:00 GMT", null],
  ["12/05/2014 14:24", null],
  ["yesterday", null],
  ["", null],
])("%s is %s", (text, instant) => {
  expect(readRfc822(text)).toBe(instant);
});

test("any text is an instant or nothing, soon", () => {
  const parts = fc.constantFrom("Mon, ", "12", " ", "May", "2014", "14:24", ":00", "GMT", "+0200", "(", ")", "-", ",", ".", "de ");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 90 }),
        fc.array(parts, { maxLength: 14 }).map((each) => each.join("")),
      ),
      (text) => {
        expect(readRfc822(text) ?? "2014-05-12T14:24:00.000Z").toMatch(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/u);
      },
    ),
  );
});
