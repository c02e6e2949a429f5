import { formatNumber, plural } from "#kit";
import type { Measure } from "../decision.ts";
import type { Reason, ReportProblem } from "../file-report.ts";

const n = (count: number): string => formatNumber("en", count);

/** What members and readers see of moderation. */
export const memberEn = {
  report: {
    title: "Report something",
    deck: "A moderator reads every report. Who reported is never told to the author.",
    which: "What you report",
    target: "Its address, or the number of the reply",
    reason: "What is wrong with it?",
    reasons: {
      "off-topic": "It has nothing to do with the story",
      repetition: "The same is posted again and again",
      attack: "It attacks a person",
      hatred: "It spreads hatred",
      privacy: "It tells what is private about somebody",
      advertising: "It is an advertisement",
      unlawful: "It is against the law",
      danger: "Somebody’s life or safety is in danger",
      other: "Something else",
    } satisfies Record<Reason, string> as Record<Reason, string>,
    detail: "Anything a moderator should know",
    detailHint: "For something unlawful: what it is, and why you think so, in a sentence or two.",
    notice: "Formal notice of unlawful content",
    noticeHow:
      "Under Article 16 of the EU’s Digital Services Act anybody can give notice. We confirm that it came, decide it by hand, and write to you what we decided and how you can contest it. For offences against children you may leave name and address out.",
    isNotice: "This is a formal notice",
    name: "Your name",
    email: "Your e-mail address",
    goodFaith: "I believe in good faith that what I say here is accurate and complete.",
    send: "Send the report",
    sent: "Thank you, the report is with the moderators",
    sentNow: "So many trusted readers have reported it that it is hidden until a moderator has looked.",
    sentNext: "If a moderator takes it off, its author is told why. You are written to if you are signed in or gave a formal notice.",
    back: "Back to the story",
    emergency: "If somebody is in danger right now, call the emergency number first.",
    problems: {
      "not-there": "There is nothing here by that address. Copy it from the reply’s “Link to it”, or say in the box below what you mean.",
      own: "This is yours. You can remove it yourself under “Remove”.",
      again: "You have reported this already, and a moderator will look at it.",
      reviewed: "A moderator looked at this within the last day and kept it. It can be reported again once it is changed, or tomorrow.",
      "no-detail": "Say in a sentence or two what is wrong and why.",
      "no-name": "A formal notice needs your name.",
      "no-email": "A formal notice needs an address that we can answer to, such as una@example.org.",
      "no-good-faith": "Tick the box that says that you believe this to be accurate.",
    } satisfies Record<ReportProblem, string> as Record<ReportProblem, string>,
    tooFast: "That is as many reports as one person can send in an hour. A moderator will look at those that came.",
  },
  statement: {
    title: "Statement of reasons",
    deck: "What was decided about something of yours, why, and what you can do about it.",
    decided: "What was decided",
    what: {
      hidden: "Your reply was taken off the page. Its place is still there, so that the answers to it can be read.",
      rejected: "Your reply was not published. Nobody but you and the moderators can see it.",
      name: "Your name was cleared. A plain one stands in its place; choose another in your settings whenever you like.",
      about: "What you say about yourself was cleared. You can write something else in your settings.",
      portrait: "Your picture was cleared. You can put up another in your settings.",
      warn: "You were warned. Nothing is restricted.",
      slow: "You can post once in ten minutes for a time.",
      hold: "A moderator reads what you post before others see it, for a time.",
      suspend: "You can read here, and not post, for a time.",
      ban: "You can read here, and no longer post.",
    } satisfies Record<Measure, string> as Record<Measure, string>,
    whatNote: {
      hidden: "Your note was taken off the story. Nobody but you and the moderators can see it.",
      rejected: "Your note was not put before readers. Nobody but you and the moderators can see it.",
    },
    until: (when: string) => `Until ${when}.`,
    forGood: "It has no end until it is lifted.",
    everywhere: "It holds everywhere on this site.",
    facts: "What it rests on",
    picture: "Your picture",
    words: "These words of yours:",
    reason: "The moderator’s reason:",
    noReason: "A rule of the house took it off by itself; no moderator has looked at it yet.",
    found: "How it was found",
    noticed: "Readers reported it.",
    own: "The house found it by itself.",
    machineFound: "A check that a machine makes pointed to it.",
    machineMade: "A machine took the decision.",
    personMade: "A person took the decision.",
    groundTitle: "On what ground",
    ground: (rule: string) => `Rule ${rule} of the house, which is part of the terms that you accepted on joining.`,
    readRule: "Read the rule",
    when: "When",
    ledger: (no: number) => `Entry ${n(no)} of the public ledger, without your name`,
    receipt: "A signed receipt of that entry",
    appealTitle: "If you think it is wrong",
    appealHow: (until: string) =>
      `Say so, once, until ${until}. It costs nothing. Somebody else than who decided answers within three days, and not a machine.`,
    appealLabel: "Why you think it is wrong",
    appealHint: "A sentence is enough. Whoever hears it sees your words, the reason and the story.",
    appealButton: "Appeal",
    appealed: (due: string) => `You appealed. It will be answered by ${due}.`,
    yourWords: "What you wrote:",
    upheld: "Your appeal was heard, and the decision stands.",
    reversed: "Your appeal was heard, and the decision was reversed. All is as it was before.",
    answer: "The answer:",
    restored: "This decision was reversed. All is as it was before.",
    further:
      "You can also turn to a certified body for settling such disputes out of court (Article 21 of the Digital Services Act), or to a court.",
    problems: {
      "not-yours": "Only the author can appeal.",
      "too-late": "The six months in which you could appeal are over.",
      reversed: "This decision was reversed already.",
      "not-there": "There is no such decision.",
      again: "You have appealed already. It will be answered.",
      "too-short": "Write at least a few words, so that whoever hears it knows what you mean.",
    },
    yours: "Statement of reasons, and how to appeal",
  },
  mails: {
    statement: (site: string) => `Something you wrote on ${site} was decided about`,
    whole: "The whole statement, and how to appeal against it for nothing, is here:",
    restored: (site: string) => `It stands again on ${site}`,
    appeal: (site: string) => `Your appeal on ${site} was heard`,
    reversed: "You were right: the decision was reversed, and all is as it was before. The answer to your appeal:",
    upheld: "Somebody else looked at it afresh, and the decision stands. The answer to your appeal:",
    further: "You can also turn to a certified body for settling such disputes out of court, or to a court.",
    receipt: (site: string) => `Your notice to ${site} has come in`,
    receiptBody: "We have your notice. A person will decide it without delay, and we write to you what we decided. You reported:",
    reported: (site: string) => `What came of your report on ${site}`,
    reportRemoved: "You reported something, and a moderator took it off. Thank you. It was:",
    reportKept: "You reported something. A moderator looked at it and kept it, since it breaks no rule of the house. It was:",
    reportFurther:
      "If you think that this is wrong, answer this mail, turn to a certified body for out-of-court settlement, or to a court.",
  },
  policy: {
    title: "How the rules are applied",
    deck: "These are the numbers that are in force now, printed from where they work.",
    lines: {
      repeatsMost: (value: number) =>
        `The same words by one person within half an hour come back when they are posted more than ${plural("en", value, { one: "once", other: `${n(value)} times` })}.`,
      copiesLeast: (value: number) => `The same words by ${n(value)} other people within a day wait for a moderator.`,
      newLinksMost: (value: number) =>
        `More than ${plural("en", value, { one: "one link", other: `${n(value)} links` })} by somebody new wait for a moderator.`,
      linksMost: (value: number) =>
        `More than ${plural("en", value, { one: "one link", other: `${n(value)} links` })} by anybody wait for a moderator.`,
      newMentionsMost: (value: number) => `Naming more than ${n(value)} members at once waits for a moderator, from somebody new.`,
      turnedDownShare: (value: number) =>
        `When ${n(value)} of 100 of somebody’s last words within a week were taken off, the next ones wait.`,
      newContributions: (value: number) => `Somebody is new here until ${n(value)} contributions were published …`,
      newDays: (value: number) => `… and ${plural("en", value, { one: "a day has passed", other: `${n(value)} days have passed` })}.`,
      heldFirst: (value: number) =>
        value === 0
          ? "The first words of somebody new are published at once, and a moderator looks at them soon."
          : plural("en", value, {
              one: "The first contribution waits for a moderator.",
              other: `The first ${n(value)} contributions wait for a moderator.`,
            }),
      scorerHolds: (value: number) =>
        `This site’s own scorer can make something wait, from ${n(value)} of 100 on. It takes nothing off, and nothing leaves the house for it.`,
    },
    reports: (hide: string) =>
      `Readers’ reports weigh by how often they were right before. When those of proved members reach ${hide} together, a reply is hidden until a moderator has looked. New accounts cannot bring that about.`,
    appeal: "Every decision can be appealed against for six months. Another person hears it, within three days.",
    wrong: (least: number, most: number) =>
      `A rule that takes off by itself loses that right when more than ${n(most)} of 100 of its decisions were reversed (from ${n(least)} decisions on); it then only makes things wait.`,
    record: "How often each rule was right",
    recordNone: "Nothing has been decided yet.",
    columns: { rule: "Rule", decisions: "Decisions this year", reversed: "Reversed" },
  },
};
