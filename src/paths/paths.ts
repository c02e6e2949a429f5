import { type Lang } from "#kit";
import { deskPaths } from "./desk-paths.ts";
import { fill } from "./fill.ts";
import { at, type Path, withQuery } from "./href.ts";
import { type PictureFile, pictureFile } from "./picture.ts";
import { type PortraitFile, portraitFile } from "./portrait.ts";
import { routes } from "./routes.ts";

type Story = { readonly id: string; readonly slug: string };
type InStory = { readonly storyId: string; readonly slug: string; readonly id: string };
type InStoryThread = {
  readonly storyId: string;
  readonly id: string;
  readonly order?: string;
  readonly after?: string;
  readonly at?: string;
};
export type FeedKind = "rss" | "atom" | "json";

/** Formats that the API gives a story in, by the ending of its address. */
export const STORY_FORMATS = ["ninjs", "nitf", "newsml", "txt"] as const;
export type StoryFormat = (typeof STORY_FORMATS)[number];

type FeedOf = {
  readonly kind: FeedKind;
  readonly section?: string;
  readonly topic?: string;
  readonly source?: string;
  /** What was put right. */
  readonly corrections?: boolean;
  readonly community?: string;
  readonly story?: string;
};

/** The pages under a story that stand where its slug would, so no story can have them as its slug. */
const TAKEN: readonly string[] = ["changes", "ask"];

/** What a conversation hangs under is named by one id: a discussion's begins so, and its address leaves that out. */
const DISCUSSION = "d-";

/** The number in a discussion's address; null for a story's id. */
const inDiscussion = (id: string): string | null => (id.startsWith(DISCUSSION) ? id.slice(DISCUSSION.length) : null);

/** The id of what a conversation hangs under, from the address of one of its pages. */
export const talkIdIn = (path: string, id: string): string => (path.startsWith("/d/") ? `${DISCUSSION}${id}` : id);

const story = ({ id, slug }: Story): Path => {
  const discussion = inDiscussion(id);
  if (discussion !== null) return fill(routes.discussion, { id: discussion, slug });
  return fill(routes.story, { id, slug: TAKEN.includes(slug) ? `${slug}-` : slug });
};

/** A page of the conversation under a story, or the like one under a discussion. */
const under = (id: string, ofStory: TalkPage, ofDiscussion: TalkPage): Path => {
  const discussion = inDiscussion(id);
  return discussion === null ? fill(ofStory, { id }) : fill(ofDiscussion, { id: discussion });
};
type TalkPage = (typeof routes)[
  | "storyReply"
  | "storyTalkSearch"
  | "storyTalkRun"
  | "storyTalkLabel"
  | "discussionReply"
  | "discussionTalkSearch"
  | "discussionTalkRun"
  | "discussionTalkLabel"];

const feed = ({ kind, section, topic, source, corrections, community, story: id }: FeedOf): Path => {
  const part = ({ rss: "Rss", atom: "Atom", json: "Json" } as const)[kind];
  if (section !== undefined) return fill(routes[`section${part}`], { slug: section });
  if (topic !== undefined) return fill(routes[`topic${part}`], { slug: topic });
  if (source !== undefined) return fill(routes[`source${part}`], { slug: source });
  if (corrections === true) return fill(routes[`corrections${part}`], {});
  if (community !== undefined) return fill(routes[`community${part}`], { community });
  if (id === undefined) return fill(routes[kind], {});
  const discussion = inDiscussion(id);
  return discussion === null ? fill(routes[`story${part}`], { id }) : fill(routes[`discussion${part}`], { id: discussion });
};

/** Pages for readers. */
const reading = {
  front: () => fill(routes.front, {}),
  section: (slug: string, after?: string) => withQuery(fill(routes.section, { slug }), { after }),
  topic: (slug: string, after?: string) => withQuery(fill(routes.topic, { slug }), { after }),
  series: (slug: string) => fill(routes.series, { slug }),
  topics: () => fill(routes.topics, {}),
  source: (slug: string, after?: string) => withQuery(fill(routes.source, { slug }), { after }),
  story,
  storyChanges: ({ id, from, to }: { readonly id: string; readonly from?: number; readonly to?: number }) =>
    withQuery(fill(routes.storyChanges, { id }), { from, to }),
  storyEmbed: ({ id, place }: { readonly id: string; readonly place: string }) => fill(routes.storyEmbed, { id, place }),
  search: (q?: string, after?: string) => withQuery(fill(routes.search, {}), { q, after }),
  corrections: (after?: string) => withQuery(fill(routes.corrections, {}), { after }),
  /** The ledger, or one entry of it. */
  ledger: (no?: number) => (no === undefined ? fill(routes.ledger, {}) : fill(routes.ledgerEntry, { no: String(no) })),
  ledgerCheck: () => fill(routes.ledgerCheck, {}),
  ledgerYear: (year: number) => fill(routes.ledgerYear, { year: String(year) }),
  ledgerReceipt: (no: number) => fill(routes.ledgerReceipt, { no: String(no) }),
  ledgerKey: () => fill(routes.ledgerKey, {}),
  rules: (rule?: string) => (rule === undefined ? fill(routes.rules, {}) : at(fill(routes.rules, {}), rule)),
  /** How long what is known of members is kept. */
  standing: () => fill(routes.standing, {}),
  kept: () => fill(routes.kept, {}),
  ourSources: () => fill(routes.ourSources, {}),
  feed,
  picture: ({ sha, ...file }: PictureFile & { readonly sha: string }) => fill(routes.picture, { sha, file: pictureFile(file) }),
  portrait: (file: PortraitFile) => fill(routes.portrait, { file: portraitFile(file) }),
  asset: (file: string) => fill(routes.asset, { file }),
  language: (lang: Lang, next?: string) => withQuery(fill(routes.language, { lang }), { next: next === "/" ? undefined : next }),
  theme: () => fill(routes.theme, {}),
};

/** What members say, and who they are. */
const talking = {
  profile: (handle: string) => fill(routes.profile, { handle: `@${handle}` }),
  communities: () => fill(routes.communities, {}),
  joinCommunity: (community: string) => fill(routes.communityJoin, { community }),
  openCommunity: (community: string) => fill(routes.communityOpen, { community }),
  communityDates: (community: string) => fill(routes.communityDates, { community }),
  communityCalendar: (community: string) => fill(routes.communityCalendar, { community }),
  community: (community: string) => fill(routes.community, { community }),
  /** Where a discussion is started (GET, POST): about a story, or from nothing. */
  startDiscussion: (community: string, about?: string) => withQuery(fill(routes.communityDiscuss, { community }), { story: about }),
  turnDownCommunity: (community: string) => fill(routes.communityTurnDown, { community }),
  communityStewards: (community: string) => fill(routes.communityStewards, { community }),
  /** Where a member asks to be introduced to another, by handle, under a story (GET, POST). */
  introduce: ({ story: id, to }: { readonly story?: string; readonly to?: string } = {}) =>
    withQuery(fill(routes.introduce, {}), { story: id, to }),
  introductions: () => fill(routes.introductions, {}),
  introductionChoice: () => fill(routes.introductionChoice, {}),
  introduction: (id: string) => fill(routes.introduction, { id }),
  answerIntroduction: (id: string) => fill(routes.introductionAnswer, { id }),
  writeInIntroduction: (id: string) => fill(routes.introductionWrite, { id }),
  endIntroduction: (id: string) => fill(routes.introductionEnd, { id }),
  /** A comment of the first level where it stands: the story's page at the comment, whichever page of the conversation that is. */
  comment: ({ storyId, slug, id }: InStory) => at(withQuery(story({ id: storyId, slug }), { at: id }), `c-${id}`),
  /** The conversation under a story, in an order and from a place in it. */
  talk: ({ id, slug, order, after }: Story & { readonly order?: string; readonly after?: string }) =>
    at(withQuery(story({ id, slug }), { order, after }), "talk"),
  /** Takes a reply (POST), and is its form alone (GET); `to` is the comment replied to. */
  reply: ({ storyId, to, quote }: { readonly storyId: string; readonly to?: string; readonly quote?: boolean }) =>
    withQuery(under(storyId, routes.storyReply, routes.discussionReply), { to, quote: quote === true ? "1" : undefined }),
  /** One comment with all that hangs under it, in an order; `at`: an answer to be shown, whichever page it stands on. */
  thread: ({ storyId, id, order, after, at: asked }: InStoryThread) =>
    withQuery(
      inDiscussion(storyId) === null
        ? fill(routes.storyThread, { id: storyId, comment: id })
        : fill(routes.discussionThread, { id: inDiscussion(storyId) ?? "", comment: id }),
      { order, after, at: asked },
    ),
  searchTalk: ({
    storyId,
    q,
    by,
    before,
  }: {
    readonly storyId: string;
    readonly q?: string;
    readonly by?: string;
    readonly before?: string;
  }) => withQuery(under(storyId, routes.storyTalkSearch, routes.discussionTalkSearch), { q, by, before }),
  runTalk: (storyId: string) => under(storyId, routes.storyTalkRun, routes.discussionTalkRun),
  labelTalk: (storyId: string) => under(storyId, routes.storyTalkLabel, routes.discussionTalkLabel),
  /** Takes a note on a passage (POST), and is its form (GET). */
  notes: (storyId: string, more: { readonly block?: number; readonly draft?: string } = {}) =>
    withQuery(fill(routes.storyNotes, { id: storyId }), more),
  note: (id: string) => fill(routes.note, { id }),
  rateNote: (id: string) => fill(routes.noteRate, { id }),
  actOnNote: (id: string) => fill(routes.noteAct, { id }),
  noteQueue: () => fill(routes.noteQueue, {}),
  notesHow: () => fill(routes.notesHow, {}),
  notesRuns: () => fill(routes.notesRuns, {}),
  notesShow: () => fill(routes.notesShow, {}),
  /** Where a question is asked: from what was kept; about a passage, where a script adds `quote` and what stands on either side. */
  ask: ({ storyId, draft }: { readonly storyId: string; readonly draft?: string }) =>
    withQuery(fill(routes.storyAsk, { id: storyId }), { draft }),
  questions: (filter: { readonly state?: string; readonly q?: string; readonly after?: string } = {}) =>
    withQuery(fill(routes.questions, {}), filter),
  question: (id: string) => fill(routes.question, { id }),
  wantQuestion: (id: string) => fill(routes.questionWant, { id }),
  followQuestion: (id: string) => fill(routes.questionFollow, { id }),
  answerQuestion: (id: string) => fill(routes.questionAnswer, { id }),
  resolveQuestion: (id: string) => fill(routes.questionResolve, { id }),
  round: (id: string) => fill(routes.round, { id }),
  /** A live session with a guest, and its record. */
  session: (id: string, more: { readonly after?: string; readonly draft?: string } = {}) => withQuery(fill(routes.session, { id }), more),
  askInSession: (id: string) => fill(routes.sessionAsk, { id }),
  answerInSession: (id: string) => fill(routes.sessionAnswer, { id }),
  vote: (commentId: string) => fill(routes.commentVote, { id: commentId }),
  editComment: (commentId: string) => fill(routes.commentEdit, { id: commentId }),
  removeComment: (commentId: string) => fill(routes.commentRemove, { id: commentId }),
  takeBackComment: (commentId: string) => fill(routes.commentBack, { id: commentId }),
  commentChanges: (commentId: string) => fill(routes.commentChanges, { id: commentId }),
  commentWhy: (commentId: string) => fill(routes.commentWhy, { id: commentId }),
  pickComment: (commentId: string) => fill(routes.commentPick, { id: commentId }),
  blockAuthor: (commentId: string) => fill(routes.commentBlock, { id: commentId }),
  report: (target?: string) => withQuery(fill(routes.report, {}), { target }),
  /** Why something of a member's was restricted, and the way to appeal. */
  statement: (id: string) => fill(routes.statement, { id }),
  /** The newest statement about a thing, named as the ledger does. */
  statementOf: (target: string) => fill(routes.statementOf, { target }),
  live: (storyId: string) => fill(routes.apiLive, { id: storyId }),
};

/** Accounts. */
const belonging = {
  join: ({ draft, next }: { readonly draft?: string | undefined; readonly next?: string } = {}) =>
    withQuery(fill(routes.join, {}), { draft, next }),
  joinCode: () => fill(routes.joinCode, {}),
  /** `draft`: what was written before, and is carried through. */
  signIn: (next?: string, draft?: string) => withQuery(fill(routes.signIn, {}), { draft, next }),
  signInCode: () => fill(routes.signInCode, {}),
  signInPassword: (next?: string) => withQuery(fill(routes.signInPassword, {}), { next }),
  signInPasskey: (next?: string) => withQuery(fill(routes.signInPasskey, {}), { next }),
  signInProvider: (provider: string) => fill(routes.signInProvider, { provider }),
  signInBack: (provider: string) => fill(routes.signInBack, { provider }),
  passkeyAsk: () => fill(routes.passkeyAsk, {}),
  signInSecond: () => fill(routes.signInSecond, {}),
  signOut: () => fill(routes.signOut, {}),
  settings: () => fill(routes.settings, {}),
  settingsConfirm: (next?: string) => withQuery(fill(routes.settingsConfirm, {}), { next }),
  settingsPassword: () => fill(routes.settingsPassword, {}),
  settingsSecond: () => fill(routes.settingsSecond, {}),
  settingsPasskeys: () => fill(routes.settingsPasskeys, {}),
  settingsIdentities: () => fill(routes.settingsIdentities, {}),
  settingsEmail: () => fill(routes.settingsEmail, {}),
  /** `link` is the secret out of the mail. */
  settingsEmailConfirm: (link?: string) => withQuery(fill(routes.settingsEmailConfirm, {}), { t: link }),
  settingsEmailUndo: (link?: string) => withQuery(fill(routes.settingsEmailUndo, {}), { t: link }),
  /** `link` is the secret out of the mail. */
  recoveryStop: (link?: string) => withQuery(fill(routes.recoveryStop, {}), { t: link }),
  /** `link` is the secret out of the mail; the page it leads to knows it by a cookie. */
  invitation: (link?: string) => withQuery(fill(routes.invitation, {}), { t: link }),
  settingsSessions: () => fill(routes.settingsSessions, {}),
  settingsData: () => fill(routes.settingsData, {}),
  settingsExport: () => fill(routes.settingsExport, {}),
  settingsDelete: () => fill(routes.settingsDelete, {}),
  settingsPage: () => fill(routes.settingsPage, {}),
  settingsPortrait: () => fill(routes.settingsPortrait, {}),
  settingsInterest: () => fill(routes.settingsInterest, {}),
  settingsMuted: () => fill(routes.settingsMuted, {}),
  settingsGroup: () => fill(routes.settingsGroup, {}),
  inbox: (after?: string) => withQuery(fill(routes.inbox, {}), { after }),
  inboxRead: () => fill(routes.inboxRead, {}),
  inboxChoices: () => fill(routes.inboxChoices, {}),
  inboxDevices: () => fill(routes.inboxDevices, {}),
  pushWorker: () => fill(routes.pushWorker, {}),
  /** Ends mails by the secret that came with one. */
  unsubscribe: (t?: string) => withQuery(fill(routes.unsubscribe, {}), { t }),
  follow: () => fill(routes.follow, {}),
  following: () => fill(routes.following, {}),
};

/** For machines. */
const machines = {
  sitemap: (part?: string) => (part === undefined ? fill(routes.sitemap, {}) : fill(routes.sitemapPart, { part })),
  newsSitemap: () => fill(routes.newsSitemap, {}),
  robots: () => fill(routes.robots, {}),
  tdmrep: () => fill(routes.tdmrep, {}),
  securityTxt: () => fill(routes.securityTxt, {}),
  gallery: () => fill(routes.gallery, {}),
  devMail: (file?: string) => (file === undefined ? fill(routes.devMail, {}) : fill(routes.devMailItem, { file })),
  healthz: () => fill(routes.healthz, {}),
  readyz: () => fill(routes.readyz, {}),
  metrics: () => fill(routes.metrics, {}),
  apiDocument: () => fill(routes.apiDocument, {}),
  apiItems: () => fill(routes.apiItems, {}),
  apiStories: ({ limit, after }: { readonly limit?: number; readonly after?: string } = {}) =>
    withQuery(fill(routes.apiStories, {}), { limit, after }),
  apiStory: (id: string) => fill(routes.apiStory, { id }),
  /** A story in a format of the wire. */
  apiStoryFile: (id: string, format: StoryFormat) => fill(routes.apiStoryFile, { file: `${id}.${format}` }),
  apiComments: (id: string) => fill(routes.apiComments, { id }),
  apiComment: (id: string) => fill(routes.apiComment, { id }),
  apiCounts: (stories: readonly string[]) => withQuery(fill(routes.apiCounts, {}), { stories: stories.join(",") }),
  apiSeen: (id: string) => fill(routes.apiSeen, { id }),
  apiQuestions: () => fill(routes.apiQuestions, {}),
  apiQuestion: (id: string) => fill(routes.apiQuestion, { id }),
  apiWant: (id: string) => fill(routes.apiWant, { id }),
  oembed: (url: string) => withQuery(fill(routes.apiOembed, {}), { url }),
  embedScript: () => fill(routes.embedScript, {}),
  embedTalk: (storyId: string) => fill(routes.embedTalk, { id: storyId }),
  embedComment: (commentId: string) => fill(routes.embedComment, { id: commentId }),
  /** Where a reader hands their sign-in to a frame on another site. */
  handOff: (more: { readonly story?: string; readonly site?: string; readonly challenge?: string } = {}) =>
    withQuery(fill(routes.embedHandOff, {}), more),
  takeHandOff: () => fill(routes.embedTake, {}),
  embedReply: () => fill(routes.embedReply, {}),
  apiVote: (id: string) => fill(routes.apiVote, { id }),
  apiReports: () => fill(routes.apiReports, {}),
  apiNotes: (id: string) => fill(routes.apiNotes, { id }),
  apiAnnotations: (storyId: string) => fill(routes.apiAnnotations, { id: storyId }),
  apiNotesExport: () => fill(routes.apiNotesExport, {}),
  apiRatings: (noteId: string) => fill(routes.apiRatings, { id: noteId }),
};

/** Every address of the site. */
export const paths = { ...reading, ...talking, ...belonging, ...deskPaths, ...machines };
