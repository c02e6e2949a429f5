import { expect, test } from "vitest";
import { embedFrame } from "./embed-frame.ts";

test("only sites we know are loaded in a frame, at the address that they keep for that", () => {
  const at = (href: string): string | null => embedFrame(href)?.href ?? null;
  expect(at("https://www.youtube.com/watch?v=abcdefghijk&t=3")).toBe("https://www.youtube-nocookie.com/embed/abcdefghijk");
  expect(at("https://youtu.be/abcdefghijk")).toBe("https://www.youtube-nocookie.com/embed/abcdefghijk");
  expect(at("https://vimeo.com/12345")).toBe("https://player.vimeo.com/video/12345?dnt=1");
  for (const other of [
    "https://youtube.com.evil.example/watch?v=abcdefghijk",
    "http://youtu.be/abcdefghijk",
    "https://www.youtube.com/watch?v=../../x",
    "https://saltby.example/video",
    "javascript:alert(1)",
  ])
    expect([other, at(other)]).toEqual([other, null]);
});
