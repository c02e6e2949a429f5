import type { Words } from "./index.ts";

export const en: Words = {
  title: "Facts that readers dispute",
  promise: "Promised for",
  promiseHint: (zone) =>
    `A day and time by which it is answered; it stands in the calendar. Times are those of ${zone}. Empty: no promise.`,
  promised: (at) => `Promised for ${at}`,
  badTime: "This is no date and time. Write it as 2026-03-04T18:00, or leave it empty.",
  all: "Every disputed fact",
  credited: "Put right because of notes by",
  states: { open: "New", looking: "Being looked into", corrected: "Put right", declined: "Answered, not changed" },
};
