import { paths, type RouteName } from "#paths";

/** What stands in the database of a test, by which its addresses are made. */
export type Known = {
  /** Where the site is: some addresses name others whole. */
  readonly origin: string;
  readonly stories: readonly { readonly id: string; readonly slug: string }[];
  readonly comments: readonly string[];
  readonly notes?: readonly string[];
  /** As in their addresses, without the mark before. */
  readonly discussions?: readonly string[];
  readonly pictures: readonly string[];
  readonly handles: readonly string[];
  readonly sections: readonly string[];
  readonly topics: readonly string[];
  readonly sources: readonly string[];
  readonly words: readonly string[];
  readonly months: readonly string[];
};

type Addresses = (known: Known) => readonly string[];

const one =
  (path: string): Addresses =>
  () => [path];
const NONE: Addresses = () => [];

const byStory =
  (...path: readonly ((id: string, slug: string) => string)[]): Addresses =>
  ({ stories }) =>
    stories.flatMap(({ id, slug }) => path.map((make) => make(id, slug)));

const bySection =
  (ending = ""): Addresses =>
  ({ sections }) =>
    sections.map((slug) => `/section/${slug}${ending}`);
const byTopic =
  (ending = ""): Addresses =>
  ({ topics }) =>
    topics.map((slug) => `/topic/${slug}${ending}`);
const byComment =
  (ending: string): Addresses =>
  ({ comments }) =>
    comments.map((id) => `/comment/${id}/${ending}`);

const byDiscussion =
  (ending: string): Addresses =>
  ({ discussions = [] }) =>
    discussions.map((id) => `/d/${id}${ending}`);

const byNote =
  (ending = ""): Addresses =>
  ({ notes = [] }) =>
    notes.map((id) => `/note/${id}${ending}`);

/**
 * Every address that answers GET, of what a test has in its database, by the name of its route. A new route has to be listed here before the
 * house compiles: with its addresses, so that the leak test reads it, or with none where it is not mounted.
 */
export const READER_ADDRESSES: Readonly<Record<RouteName, Addresses>> = {
  front: one("/"),
  section: bySection(),
  topic: byTopic(),
  topics: one("/topics"),
  series: one("/series/the-tide"),
  source: ({ sources }) => sources.map((slug) => paths.source(slug)),
  storyChanges: byStory(
    (id) => `/story/${id}/changes`,
    (id) => `/story/${id}/changes?from=1&to=2`,
  ),
  storyEmbed: byStory((id) => `/story/${id}/load/0`),
  storyReply: byStory((id) => `/story/${id}/talk/reply`),
  storyThread: ({ stories, comments }) => stories.flatMap(({ id }) => comments.map((comment) => `/story/${id}/talk/thread/${comment}`)),
  storyTalkSearch: ({ stories, words }) => stories.flatMap(({ id }) => words.map((word) => `/story/${id}/talk/search?q=${word}`)),
  storyTalkRun: byStory((id) => `/story/${id}/talk/run`),
  storyTalkLabel: byStory((id) => `/story/${id}/talk/label`),
  storyNotes: byStory((id) => `/story/${id}/talk/note`),
  story: byStory(
    (id) => `/story/${id}`,
    (id) => `/story/${id}/other`,
    (id, slug) => `/story/${id}/${slug}`,
    (id) => `/story/${id}/x?order=oldest`,
    (id, slug) => `/story/${id}/${slug}?before=z`,
  ),
  search: ({ words }) => words.map((word) => paths.search(word)),
  profile: ({ handles }) => handles.map((handle) => paths.profile(handle)),
  communities: one("/c"),
  community: one("/c/saltpans"),
  communityJoin: one("/c/saltpans/join"),
  communityOpen: one("/c/saltpans/open"),
  communityDates: one("/c/saltpans/dates"),
  communityCalendar: one("/c/saltpans/calendar.ics"),
  communityDiscuss: ({ stories }) => ["/c/saltpans/discuss", ...stories.map(({ id }) => `/c/saltpans/discuss?story=${id}`)],
  communityTurnDown: one("/c/saltpans/turn-down"),
  communityStewards: one("/c/saltpans/stewards"),
  discussion: byDiscussion(""),
  discussionReply: byDiscussion("/talk/reply"),
  discussionThread: ({ discussions = [], comments }) => discussions.flatMap((id) => comments.map((said) => `/d/${id}/talk/thread/${said}`)),
  discussionTalkSearch: byDiscussion("/talk/search?q=gull"),
  discussionTalkRun: byDiscussion("/talk/run"),
  discussionTalkLabel: byDiscussion("/talk/label"),
  discussionRss: byDiscussion("/talk/feed.xml"),
  discussionAtom: byDiscussion("/talk/atom.xml"),
  discussionJson: byDiscussion("/talk/feed.json"),
  storyAsk: byStory(
    (id) => `/story/${id}/ask`,
    (id) => `/story/${id}/ask?passage=x`,
  ),
  questions: one("/questions"),
  question: ({ comments }) => comments.map((id) => paths.question(id)),
  questionWant: ({ comments }) => comments.map((id) => paths.wantQuestion(id)),
  questionFollow: ({ comments }) => comments.map((id) => paths.followQuestion(id)),
  questionAnswer: ({ comments }) => comments.map((id) => paths.answerQuestion(id)),
  questionResolve: ({ comments }) => comments.map((id) => paths.resolveQuestion(id)),
  round: one("/round/1"),
  session: one("/session/1"),
  sessionAsk: one("/session/1/ask"),
  sessionAnswer: one("/session/1/answer"),
  commentVote: byComment("vote"),
  commentEdit: byComment("edit"),
  commentRemove: byComment("remove"),
  commentBack: byComment("back"),
  commentChanges: byComment("changes"),
  commentWhy: byComment("why"),
  commentPick: byComment("pick"),
  commentBlock: byComment("block"),
  note: byNote(),
  noteRate: byNote("/rate"),
  noteAct: byNote("/act"),
  noteQueue: one("/notes"),
  notesHow: one("/notes/how"),
  notesRuns: one("/notes/runs"),
  notesShow: one("/notes/show"),
  report: ({ comments }) => ["/report", ...comments.map((id) => `/report?target=comment:${id}`)],
  statement: one("/statement/none"),
  statementOf: ({ comments }) => comments.map((id) => `/statement/of/comment:${id}`),
  join: one("/join"),
  joinCode: one("/join/code"),
  signIn: one("/sign-in"),
  signInCode: one("/sign-in/code"),
  signInPassword: one("/sign-in/password"),
  signInSecond: one("/sign-in/second"),
  signInPasskey: one("/sign-in/passkey"),
  signInProvider: one("/sign-in/with/none"),
  signInBack: one("/sign-in/back/none?code=x&state=y"),
  passkeyAsk: NONE,
  signOut: NONE,
  settings: one("/settings"),
  settingsConfirm: one("/settings/confirm"),
  settingsPassword: one("/settings/password"),
  settingsSecond: one("/settings/second-step"),
  settingsPasskeys: one("/settings/passkeys"),
  settingsIdentities: one("/settings/identities"),
  settingsEmail: one("/settings/email"),
  settingsEmailConfirm: one("/settings/email/confirm?t=none"),
  settingsEmailUndo: one("/settings/email/undo?t=none"),
  recoveryStop: one("/sign-in/recovery?t=none"),
  settingsSessions: NONE,
  settingsData: one("/settings/data"),
  settingsExport: one("/settings/export"),
  settingsDelete: one("/settings/delete"),
  settingsPage: one("/settings/page"),
  settingsInterest: NONE,
  settingsMuted: one("/settings/muted"),
  settingsGroup: one("/settings/group?show=1"),
  inbox: one("/inbox"),
  inboxRead: one("/inbox/read"),
  inboxChoices: one("/inbox/choices"),
  unsubscribe: one("/inbox/stop?t=none"),
  follow: one("/follow"),
  following: one("/inbox/following"),
  language: one("/language/fr"),
  theme: one("/theme"),
  setUp: one("/set-up?key=none"),
  desk: one("/desk"),
  deskStart: one("/desk/start"),
  deskSettings: one("/desk/settings"),
  deskSite: one("/desk/settings/site"),
  deskSections: one("/desk/settings/sections"),
  deskPeople: one("/desk/settings/people"),
  deskRecovery: one("/desk/settings/people/recovery"),
  deskMail: one("/desk/settings/mail"),
  deskHistory: one("/desk/settings/history"),
  deskFront: one("/desk/front"),
  deskFrontPreview: NONE,
  deskLive: byStory((id) => `/desk/live/${id}`),
  deskSeries: one("/desk/series"),
  deskOneSeries: one("/desk/series/the-tide"),
  deskCalendar: one("/desk/calendar"),
  deskCalendarKey: NONE,
  deskCalendarFile: one("/desk/calendar.ics?key=none"),
  deskIncoming: one("/desk/incoming"),
  deskItem: one("/desk/item/1"),
  deskStory: byStory((id) => `/desk/story/${id}`),
  deskPurge: one("/desk/purge"),
  deskWrite: one("/desk/write"),
  deskManuscript: one("/desk/write/1"),
  deskPreview: one("/desk/write/1/preview"),
  deskVersions: one("/desk/write/1/versions"),
  deskPictures: one("/desk/pictures"),
  deskPictureChoices: one("/desk/pictures/choices"),
  deskPictureUse: NONE,
  deskPicture: ({ pictures }) => pictures.map((sha) => paths.deskPicture(sha)),
  newsletters: one("/newsletters"),
  newslettersConfirm: one("/newsletters/confirm?t=none"),
  newsletterStop: one("/newsletters/stop?t=none"),
  newsletter: one("/newsletter/none"),
  deskNewsletters: one("/desk/newsletters"),
  deskNewsletter: one("/desk/newsletters/none"),
  deskNumbers: one("/desk/numbers"),
  deskNumbersFile: one("/desk/numbers.csv"),
  deskSources: one("/desk/sources"),
  deskSource: ({ sources }) => sources.map((slug) => paths.deskSource(slug)),
  deskSourceRules: ({ sources }) => sources.map((slug) => paths.deskSourceRules(slug)),
  deskFeeds: one("/desk/feeds"),
  deskFeed: one("/desk/feeds/none"),
  deskQuestions: one("/desk/questions"),
  deskQuestion: ({ comments }) => comments.map((id) => paths.deskQuestion(id)),
  deskRounds: one("/desk/rounds"),
  deskSessions: one("/desk/sessions"),
  deskSession: one("/desk/sessions/1"),
  deskCorrections: one("/desk/corrections"),
  deskNotes: one("/desk/notes"),
  moderation: one("/moderation"),
  moderationWords: one("/moderation/words"),
  moderationPolicy: one("/moderation/policy"),
  moderationServices: one("/moderation/services"),
  moderationReasons: one("/moderation/reasons"),
  moderationCase: one("/moderation/1"),
  moderationTalk: byStory((id) => `/moderation/talk/${id}`),
  ledger: () => ["/ledger", "/ledger?q=story", "/ledger?by=rule&rule=3&from=2026-01-01&to=2026-12-31", "/ledger?as=file"],
  ledgerCheck: one("/ledger/check"),
  ledgerYear: one("/ledger/year/2026"),
  ledgerReceipt: () => Array.from({ length: 6 }, (_, no) => `/ledger/receipt/${no + 1}`),
  ledgerKey: one("/ledger/key"),
  ledgerEntry: () => Array.from({ length: 6 }, (_, no) => `/ledger/${no + 1}`),
  corrections: one("/corrections"),
  rules: one("/rules"),
  standing: one("/standing"),
  kept: one("/kept"),
  ourSources: one("/sources"),
  rss: one("/feed.xml"),
  atom: one("/atom.xml"),
  json: one("/feed.json"),
  sectionRss: bySection("/feed.xml"),
  sectionAtom: bySection("/atom.xml"),
  sectionJson: bySection("/feed.json"),
  topicRss: byTopic("/feed.xml"),
  topicAtom: byTopic("/atom.xml"),
  topicJson: byTopic("/feed.json"),
  sourceRss: ({ sources }) => sources.map((slug) => `/source/${slug}/feed.xml`),
  sourceAtom: ({ sources }) => sources.map((slug) => `/source/${slug}/atom.xml`),
  sourceJson: ({ sources }) => sources.map((slug) => `/source/${slug}/feed.json`),
  correctionsRss: one("/corrections/feed.xml"),
  correctionsAtom: one("/corrections/atom.xml"),
  correctionsJson: one("/corrections/feed.json"),
  storyRss: byStory((id) => `/story/${id}/talk/feed.xml`),
  storyAtom: byStory((id) => `/story/${id}/talk/atom.xml`),
  storyJson: byStory((id) => `/story/${id}/talk/feed.json`),
  communityRss: one("/c/saltpans/feed.xml"),
  communityAtom: one("/c/saltpans/atom.xml"),
  communityJson: one("/c/saltpans/feed.json"),
  sitemap: one("/sitemap.xml"),
  sitemapPart: ({ months }) => months.map((month) => `/sitemap/${month}.xml`),
  newsSitemap: one("/news-sitemap.xml"),
  robots: one("/robots.txt"),
  tdmrep: one("/.well-known/tdmrep.json"),
  securityTxt: one("/.well-known/security.txt"),
  embedScript: one("/embed.js"),
  embedTalk: byStory((id) => `/embed/story/${id}`),
  embedHandOff: one("/embed/hand-off"),
  embedTake: one("/embed/hand-off/take"),
  embedReply: one("/embed/reply"),
  embedComment: ({ comments }) => comments.map((id) => `/embed/comment/${id}`),
  picture: ({ pictures }) =>
    pictures.flatMap((sha) =>
      ["480.webp", "480.jpeg", "640.webp", "full.png", "480-16x9.webp", "960-4x3.jpeg", "480-1x1.webp"].map(
        (file) => `/picture/${sha}/${file}`,
      ),
    ),
  asset: one("/assets/none.css"),
  gallery: one("/gallery"),
  devMail: one("/dev/mail"),
  devMailItem: NONE,
  healthz: one("/healthz"),
  readyz: one("/readyz"),
  metrics: one("/metrics"),
  apiDocument: one("/api/openapi.json"),
  apiItems: one("/api/v1/items"),
  apiStories: ({ sections }) => [
    "/api/v1/stories",
    "/api/v1/stories?limit=100",
    ...sections.map((slug) => `/api/v1/stories?section=${slug}`),
  ],
  apiStoryFile: byStory(...["ninjs", "nitf", "newsml", "txt"].map((ending) => (id: string) => `/api/v1/stories/${id}.${ending}`)),
  apiStory: byStory((id) => `/api/v1/stories/${id}`),
  apiComments: byStory(
    (id) => `/api/v1/stories/${id}/comments`,
    (id) => `/api/v1/stories/${id}/comments?order=newest`,
  ),
  apiCounts: byStory((id) => `/api/v1/comment-counts?stories=${id}`),
  apiSeen: byStory((id) => `/api/v1/stories/${id}/seen`),
  apiQuestions: one("/api/v1/questions"),
  apiQuestion: ({ comments }) => comments.map((id) => paths.apiQuestion(id)),
  apiWant: ({ comments }) => comments.map((id) => paths.apiWant(id)),
  apiOembed: ({ origin, stories, comments }) =>
    [...stories.map(({ id }) => `/story/${id}`), ...comments.map((id) => `/comment/${id}`)].map(
      (path) => `/api/oembed?url=${encodeURIComponent(`${origin}${path}`)}`,
    ),
  apiLive: byStory((id) => `/api/v1/stories/${id}/live?since=0`),
  apiNotes: byStory((id) => `/api/v1/stories/${id}/notes`),
  apiAnnotations: byStory((id) => `/api/v1/stories/${id}/annotations`),
  apiNotesExport: one("/api/v1/notes/export"),
  apiComment: ({ comments }) => comments.map((id) => `/api/v1/comments/${id}`),
  apiVote: ({ comments }) => comments.map((id) => `/api/v1/comments/${id}/vote`),
  apiReports: one("/api/v1/reports"),
  apiRatings: one("/api/v1/notes/1/ratings"),
};
