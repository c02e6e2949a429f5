import { formatNumber, formatSpan, plural, SECOND } from "#kit";
import type { Words } from "./index.ts";

const n = (count: number): string => formatNumber("en", count);
const SAID: Readonly<Record<number, string>> = {
  200: "answers, without a word of it (200)",
  301: "leads elsewhere (301)",
  302: "leads elsewhere (302)",
  303: "asks to sign in (303)",
  404: "nothing there (404)",
  410: "gone (410)",
};

export const en: Words = {
  editorsOnly: "This page belongs to the newsroom.",
  title: "Receipt of a withdrawal",
  link: "Receipt: what every address answers",
  deck: (source) =>
    `A story of ${source} was withdrawn. Every address of this site at which it stood or was listed was asked, as a reader asks, for its headline and sentences. The receipt holds no word of it.`,
  withdrawn: "Withdrawn",
  checked: "Checked",
  askedFor: "Asked for by",
  byItself: "By itself, at the withdrawal",
  answers: "Addresses",
  down: (down, all) =>
    down === all
      ? `${n(all)} asked, none gives a word of it`
      : `${n(all)} asked, ${n(all - down)} ${plural("en", all - down, { one: "is", other: "are" })} not down`,
  took: (seconds) =>
    seconds < 2
      ? "within two seconds of the withdrawal"
      : seconds >= 120
        ? `${formatSpan("en", seconds * SECOND)} after the withdrawal`
        : `${plural("en", seconds, { one: "a second", other: `${n(seconds)} seconds` })} after the withdrawal`,
  caption: "Every address, and what it answered",
  exit: "Exit",
  address: "Address",
  answer: "Answer",
  state: "State",
  waiting: "The addresses are being asked. This takes a few seconds.",
  lookAgain: "Look again",
  never: "The addresses of this story have not been asked. Have them asked now.",
  allDown: "Everything is down.",
  soon: "An address still answered. All are asked again by themselves within a minute.",
  check: "Ask every address now",
  earlier: "Earlier receipts",
  carried: "What left before",
  carriedOf: (what, count) =>
    ({
      "newsletters-sent": `${n(count)} ${plural("en", count, { one: "mail of a newsletter", other: "mails of newsletters" })} with it had left the house. They cannot be called back.`,
      "newsletters-waiting": `${n(count)} ${plural("en", count, { one: "mail", other: "mails" })} of an issue that had it ${plural("en", count, { one: "waits", other: "wait" })}, and ${plural("en", count, { one: "goes", other: "go" })} without it.`,
      "notices-waiting": `${n(count)} ${plural("en", count, { one: "notice by mail waits", other: "notices by mail wait" })}, and ${plural("en", count, { one: "says", other: "say" })} nothing of it.`,
    })[what],
  nothingCarried: "No newsletter had it, and no notice of it waits to be mailed.",
  carriedAlso:
    "Notices and digests mailed before, feeds that were already fetched, and copies on other sites are out of reach from here. Whoever fetches a feed again is told that it is gone.",
  follows: "If something still answers",
  steps: [
    "Open the address yourself, in a private window. If nothing is there, ask every address once more: it was only late.",
    "If a server stands before this one (a CDN, a proxy), have it forget the address. This site tells it to keep nothing for longer than ten seconds.",
    "If it still answers, restart the server: all kept pages are lost with it. Then ask every address again.",
    "If it answers even then, tell whoever runs the site, with this page. It is a fault, and it stays on the list of what needs an editor.",
  ],
  print: "To keep it on paper, print this page.",
  toStory: "The life of this story",
  inLedger: "The ledger",
  notDown: "A withdrawn story still answers somewhere",
  exits: {
    page: "The story’s page",
    changes: "Its versions compared",
    talk: "Its conversation",
    notes: "Notes and questions on it",
    embed: "Embeds of other sites",
    picture: "Its pictures, in every size and cut",
    api: "The programs’ interface (API)",
    format: "Formats of the wire",
    live: "Live updates",
    front: "Front page",
    section: "Its section",
    topic: "Topics",
    source: "Its source’s page",
    series: "Series",
    search: "Search",
    feed: "Feeds (RSS, Atom, JSON)",
    "talk-feed": "Feeds of its conversation",
    sitemap: "Sitemaps",
    corrections: "Corrections and withdrawals",
    lists: "Other lists",
    said: "What was said under it, and by whom",
    newsletter: "Newsletters on the site",
  },
  found: { down: "Down", still: "Still there", other: "Could not be asked" },
  said: (status) => SAID[status] ?? String(status),
};
