import type { Child } from "hono/jsx";
import type { CommentView } from "#conversation";
import { DAY, HOUR, type Instant, later } from "#kit";
import type { Person } from "#members";
import { OWN_POLICY } from "#rights";
import type { Teaser } from "#stories";
import { type Frame, sampleEditor, sampleMember, type Sample, Thread, ThreadItem } from "#ui";
import type { AnswerView } from "./answer-view.ts";
import { QuestionItem } from "./pages/list-page.tsx";
import { AnswerItem } from "./pages/question-parts.tsx";
import { RoundEntry } from "./pages/round-page.tsx";
import { GuestLine, SessionItem, SessionNotice } from "./pages/session-parts.tsx";
import { SessionList, type SessionPage } from "./pages/session-page.tsx";
import { STATES } from "./question.ts";
import type { QuestionView } from "./question-view.ts";
import { PHASES, type Phase } from "./sessions/session.ts";
import type { SessionView } from "./sessions/session-view.ts";

const group = "Questions and answers";
const NOW: Instant = "2026-03-04T12:00:00.000Z";

const salma: Person = { id: sampleMember.id ?? "", handle: "salma", name: "Salma Wicke", role: "member", place: "Saltpans" };
const tomas: Person = { id: sampleEditor.id ?? "", handle: "tomas", name: "Tomas Ekwall", role: "editor", place: "Harbour desk" };
const joris: Person = { id: "018e0000-0000-7000-8000-000000000003", handle: "joris", name: "Joris Vandel", role: "member", place: "" };

const story: Teaser = {
  id: "018e0000-0000-7000-8000-000000000010",
  shortId: "k3x9m2aa",
  slug: "ferry",
  headline: "The late boat stops when the tide is high",
  deck: "",
  byline: "",
  lang: "en",
  section: "harbour",
  urgency: 5,
  versions: 1,
  isCorrected: false,
  publishedAt: NOW,
  updatedAt: NOW,
  expiresAt: null,
  replies: 3,
  isTalkClosed: false,
  excerpt: "",
  source: { id: "own", slug: "courier", name: "Courier", code: "OBC", isOwn: true, credits: [], policy: OWN_POLICY, index: "yes" },
  until: null,
  picture: null,
};

const said = (id: string, author: Person | null, body: string, more: Partial<CommentView> = {}): CommentView => ({
  id,
  parentId: null,
  rootId: id,
  topId: id,
  depth: 0,
  place: 0,
  placed: 0,
  answers: 0,
  seq: 1,
  kind: "question",
  authorId: author?.id ?? "gone",
  author,
  label: null,
  parentName: null,
  body,
  additions: [],
  mentions: [],
  storyVersion: 1,
  postedAt: NOW,
  edits: 0,
  editedAt: null,
  editUntil: null,
  state: "published",
  isPicked: false,
  respect: 0,
  doesntHelp: 0,
  reactions: { learned: 0, moved: 0, "well-put": 0 },
  mine: { vote: "none", reactions: [] },
  blocked: null,
  takenOff: null,
  ...more,
});

const asked = (id: string, more: Partial<QuestionView> = {}): QuestionView => ({
  id,
  comment: said(id, salma, "Which nights will the tide be too high for the late boat?"),
  story,
  aim: "story",
  state: "open",
  askedAt: NOW,
  wants: 12,
  isWanting: false,
  isFollowing: false,
  passage: null,
  storyVersion: 1,
  assignedTo: null,
  dueAt: null,
  answeredAt: null,
  answerMs: null,
  resolvedBy: null,
  reason: null,
  note: "",
  becameStory: null,
  mergedInto: null,
  ...more,
});

const answered = { answeredAt: later(NOW, 19 * HOUR), answerMs: 19 * HOUR } as const;

/** What stands beside each state when it has something to say. */
const OF_STATE: Readonly<Record<QuestionView["state"], Partial<QuestionView>>> = {
  open: { isWanting: true },
  merged: { mergedInto: "s-q-open" },
  shortlisted: { aim: "reporting", dueAt: later(NOW, 2 * DAY) },
  voting: {},
  assigned: { assignedTo: tomas, dueAt: later(NOW, 3 * DAY), note: "I have asked the harbour board." },
  answered,
  story: { ...answered, becameStory: story },
  cannot: { reason: "safety", note: "Whoever lives there has asked us not to." },
  closed: { reason: "quiet" },
};

const answer = (id: string, kind: AnswerView["kind"], comment: CommentView, more: Partial<AnswerView> = {}): AnswerView => ({
  comment: { ...comment, id, kind: "answer" },
  questionId: "s-q-answered",
  kind,
  sources: [],
  isMarked: false,
  isByReaders: false,
  isOwnWord: false,
  ...more,
});

const ANSWERS: readonly AnswerView[] = [
  answer("s-a-desk", "staff", said("", tomas, "Three, on the present tables: 9, 10 and 11 October."), {
    sources: ["https://tides.example/2026", "The county’s tide tables"],
    isMarked: true,
  }),
  answer("s-a-expert", "expert", said("", joris, "Add a west wind.", { label: { kind: "expert", words: "lock keeper, verified" } }), {
    isMarked: true,
    isByReaders: true,
  }),
  answer("s-a-reader", "reader", said("", null, "It was seven last year.")),
];

const GUESTS = answer("s-a-guest", "guest", said("", joris, "At five metres of tide."), { isMarked: true, isOwnWord: true });

const questionOfAnswers = asked("s-q-answered", { ...answered, state: "answered", resolvedBy: "s-a-expert" });

const Answers = ({ frame }: { readonly frame: Frame }) => (
  <Thread>
    {ANSWERS.map((each) => (
      <ThreadItem>
        <AnswerItem frame={frame} question={questionOfAnswers} answer={each} level={3} isStale={each.kind === "reader"} />
      </ThreadItem>
    ))}
  </Thread>
);

const session = (phase: Phase, more: Partial<SessionView> = {}): SessionView => ({
  id: `s-${phase}`,
  story,
  guestId: joris.id,
  guest: joris,
  guestWords: "lock keeper, verified",
  title: "Ask the lock keeper",
  intro: "",
  times: {
    collectsAt: later(NOW, -DAY),
    startsAt: NOW,
    endsAt: later(NOW, HOUR),
    closesAt: later(NOW, 49 * HOUR),
  },
  phase,
  isCalledOff: false,
  ...more,
});

const livePage: SessionPage = {
  session: session("live"),
  questions: {
    answered: [{ question: asked("s-s-1", { ...answered, state: "answered", aim: "guest" }), answers: [GUESTS] }],
    waiting: [
      asked("s-s-2", { aim: "guest", comment: said("s-s-2", salma, "Who decides when it closes?", { state: "held" }) }),
      asked("s-s-3", { aim: "guest", wants: 1, comment: said("s-s-3", null, "And at night?") }),
    ],
    next: null,
  },
  since: 0,
  formKey: undefined,
  ask: { value: "", error: null },
  answer: null,
  isLater: false,
};

const asGuest = (frame: Frame): Frame => ({ ...frame, viewer: { ...sampleMember, id: joris.id } });
const list = (child: Child): Child => <ul class="list big">{child}</ul>;

/** Questions, answers, rounds and live sessions in each of their states. */
export const questionSamples: readonly Sample[] = [
  ...STATES.map((state): Sample => ({
    group,
    name: `a question, ${state}`,
    show: (frame) => list(<QuestionItem frame={frame} question={asked(`s-q-${state}`, { ...OF_STATE[state], state })} isUnderStory />),
  })),
  {
    group,
    name: "a question taken on by the newsroom as a whole",
    show: (frame) =>
      list(<QuestionItem frame={frame} question={asked("s-q-desk", { state: "assigned", dueAt: later(NOW, DAY) })} isUnderStory />),
  },
  { group, name: "answers of the desk, of an expert, and of a reader before the text changed", show: (frame) => <Answers frame={frame} /> },
  {
    group,
    name: "a round while it runs, and chosen",
    show: (frame) =>
      list(
        ["s-r-1", "s-r-2"].map((id) => (
          <RoundEntry frame={frame} round={{ id: "s-r", mine: "s-r-2", wonId: null }} entry={{ question: asked(id), votes: null }} />
        )),
      ),
  },
  {
    group,
    name: "a round when it is over",
    show: (frame) =>
      list(
        [41, 0].map((votes) => (
          <RoundEntry frame={frame} round={{ id: "s-r", mine: null, wonId: "s-r-41" }} entry={{ question: asked(`s-r-${votes}`), votes }} />
        )),
      ),
  },
  ...PHASES.map((phase): Sample => ({
    group,
    name: `a live session, ${phase}`,
    show: (frame) => <SessionNotice frame={frame} session={session(phase)} />,
  })),
  {
    group,
    name: "a live session, called off",
    show: (frame) => <SessionNotice frame={frame} session={session("announced", { isCalledOff: true })} />,
  },
  {
    group,
    name: "live sessions in a list, one whose guest has left",
    show: (frame) => (
      <>
        <ul class="list">
          <SessionItem frame={frame} session={session("collecting")} level="h3" />
          <SessionItem frame={frame} session={session("announced", { guest: null })} level="h3" />
        </ul>
        <GuestLine frame={frame} session={session("announced", { guest: null })} />
      </>
    ),
  },
  {
    group,
    name: "the questions of a live session, as its guest has them",
    show: (frame) => <SessionList frame={asGuest(frame)} page={livePage} />,
  },
];
