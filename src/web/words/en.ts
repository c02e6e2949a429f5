import { formatNumber, formatSize, plural } from "#kit";
import type { Words } from "./index.ts";

const number = (value: number): string => formatNumber("en", value);

export const en: Words = {
  elsewhere: {
    title: "This did not come from our own page",
    detail: "What was sent seems to come from another site, so we did nothing with it. Open the page here and send it again.",
  },
  notJson: { title: "JSON is needed here", detail: "This address takes JSON. Send it with the content type application/json." },
  tooLarge: (limit) => ({
    title: "This is too large",
    detail: `We take up to ${limit} at a time. Nothing was saved. Make it shorter and send it again.`,
  }),
  tooOften: (seconds) => ({
    title: "A little too fast",
    detail: `Please wait ${plural("en", seconds, { one: "a second", other: `${number(seconds)} seconds` })} and try again. What you typed is still on the page before this one.`,
  }),
  tooBusy: {
    title: "Very many people are here right now",
    detail: "We could not answer in time. Please try again in half a minute.",
  },
  size: (bytes) => formatSize("en", bytes),
  signedOut: {
    title: "Your session has ended",
    what: "Nothing was saved. What you typed stands below and is sent again as it is.",
    signIn: "Sign in on another page, then come back to this one.",
    again: "Send it again",
  },
  backToFront: "Go to the front page",
  broken: {
    title: "This form came broken",
    detail: "What was sent could not be read, so nothing was saved. Go back one page: what you typed is still there. Then send it again.",
  },
  mail: {
    title: "Mails",
    deck: "What would have been sent, newest first. Set TOWNWIRE_MAIL_URL to send mails.",
    none: "No mail has been written yet.",
    to: "To",
  },
  desk: {
    groups: { wire: "The wire", writing: "Writing", pages: "Pages", readers: "Readers", running: "Running" },
    newsletters: "Newsletters",
    numbers: "Numbers",
    pictures: "Pictures",
    notes: "Notes",
    tickets: "Disputed facts",
    writing: "Writing",
    front: "Front page",
    calendar: "Calendar",
    settings: "Settings",
    incoming: "Incoming",
    feeds: "Feeds",
    sources: "Sources",
    questions: "Questions",
    corrections: "Corrections",
    ledger: "Ledger",
    moderation: "Moderation",
  },
};
