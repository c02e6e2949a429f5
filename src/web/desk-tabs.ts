import { paths } from "#paths";
import type { Frame, Tab } from "#ui";
import { wordsOf } from "./words/index.ts";

/** The pages of the desk; `current` names the one that is open. */
export const deskTabs = (frame: Frame, current: string): readonly Tab[] => {
  const words = wordsOf(frame.lang).desk;
  return [
    { text: words.incoming, href: paths.deskIncoming(), current: current === "incoming" },
    { text: words.writing, href: paths.deskWrite(), current: current === "writing" },
    { text: words.front, href: paths.deskFront(), current: current === "front" },
    { text: words.calendar, href: paths.deskCalendar(), current: current === "calendar" },
    { text: words.pictures, href: paths.deskPictures(), current: current === "pictures" },
    { text: words.feeds, href: paths.deskFeeds(), current: current === "feeds" },
    { text: words.sources, href: paths.deskSources(), current: current === "sources" },
    { text: words.notes, href: paths.deskNotes(), current: current === "notes" },
    { text: words.tickets, href: paths.deskCorrections(), current: current === "tickets" },
    { text: words.questions, href: paths.deskQuestions(), current: current === "questions" },
    { text: words.newsletters, href: paths.deskNewsletters(), current: current === "newsletters" },
    { text: words.numbers, href: paths.deskNumbers(), current: current === "numbers" },
    { text: words.corrections, href: paths.corrections(), current: false },
    { text: words.moderation, href: paths.moderation(), current: false },
    { text: words.settings, href: paths.deskSettings(), current: current === "settings" },
    { text: words.ledger, href: paths.ledger(), current: false },
  ];
};
