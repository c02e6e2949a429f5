import { fill } from "./fill.ts";
import { withQuery } from "./href.ts";
import { routes } from "./routes.ts";

type IncomingFilter = {
  readonly words?: string;
  readonly source?: string;
  readonly section?: string;
  readonly lang?: string;
  readonly urgency?: string;
  readonly state?: string;
  /** One that is kept under a name. */
  readonly filter?: string;
  readonly after?: string;
};

/** What the picture library is looked through by; `for` is what a picture is chosen for: `copy:…` a manuscript, `story:…` a story. */
export type PictureFilter = {
  readonly q?: string | undefined;
  readonly from?: string | undefined;
  readonly for?: string | undefined;
  readonly after?: string | undefined;
};

/** The newsroom. */
export const deskPaths = {
  /** `key` is the secret that the server prints where it is run. */
  setUp: (key?: string) => withQuery(fill(routes.setUp, {}), { key }),
  desk: () => fill(routes.desk, {}),
  deskStart: () => fill(routes.deskStart, {}),
  deskSettings: () => fill(routes.deskSettings, {}),
  deskSite: (done?: string) => withQuery(fill(routes.deskSite, {}), { done }),
  deskSections: (done?: string) => withQuery(fill(routes.deskSections, {}), { done }),
  deskRecovery: (done?: string) => withQuery(fill(routes.deskRecovery, {}), { done }),
  deskInvitations: (done?: string) => withQuery(fill(routes.deskInvitations, {}), { done }),
  deskPeople: (q?: string) => withQuery(fill(routes.deskPeople, {}), { q }),
  deskMail: (done?: string) => withQuery(fill(routes.deskMail, {}), { done }),
  deskKept: (done?: string) => withQuery(fill(routes.deskKept, {}), { done }),
  deskHistory: (after?: string) => withQuery(fill(routes.deskHistory, {}), { after }),
  /** A page arranged by hand: the front page, or `section:slug`; `story` is one to be pinned. */
  deskFront: (which: { readonly place?: string; readonly story?: string; readonly q?: string; readonly done?: string } = {}) =>
    withQuery(fill(routes.deskFront, {}), which),
  deskFrontPreview: () => fill(routes.deskFrontPreview, {}),
  deskLive: (id: string, which: { readonly before?: string; readonly done?: string } = {}) =>
    withQuery(fill(routes.deskLive, { id }), which),
  deskSeries: () => fill(routes.deskSeries, {}),
  deskOneSeries: (slug: string, which: { readonly q?: string; readonly done?: string } = {}) =>
    withQuery(fill(routes.deskOneSeries, { slug }), which),
  deskCalendar: (which: { readonly view?: string; readonly from?: string } = {}) => withQuery(fill(routes.deskCalendar, {}), which),
  deskCalendarKey: () => fill(routes.deskCalendarKey, {}),
  deskCalendarFile: (key?: string) => withQuery(fill(routes.deskCalendarFile, {}), { key }),
  deskIncoming: (filter: IncomingFilter = {}) => withQuery(fill(routes.deskIncoming, {}), filter),
  deskItem: (id: string) => fill(routes.deskItem, { id }),
  deskEvent: (id: string) => fill(routes.deskEvent, { id }),
  deskStory: (id: string) => fill(routes.deskStory, { id }),
  deskReceipt: (id: string) => fill(routes.deskReceipt, { id }),
  deskPurge: () => fill(routes.deskPurge, {}),
  deskTopics: () => fill(routes.deskTopics, {}),
  deskWrite: () => fill(routes.deskWrite, {}),
  deskManuscript: (id: string) => fill(routes.deskManuscript, { id }),
  deskPreview: (id: string) => fill(routes.deskPreview, { id }),
  deskVersions: ({ id, ...which }: { readonly id: string; readonly from?: number; readonly to?: number }) =>
    withQuery(fill(routes.deskVersions, { id }), which),
  deskPictures: (filter: PictureFilter = {}) => withQuery(fill(routes.deskPictures, {}), filter),
  deskPictureChoices: (filter: PictureFilter = {}) => withQuery(fill(routes.deskPictureChoices, {}), filter),
  deskPictureUse: () => fill(routes.deskPictureUse, {}),
  deskPicture: (sha: string, target?: string) => withQuery(fill(routes.deskPicture, { sha }), { for: target }),
  newsletters: () => fill(routes.newsletters, {}),
  confirmNewsletter: (t?: string) => withQuery(fill(routes.newslettersConfirm, {}), { t }),
  stopNewsletter: (t?: string) => withQuery(fill(routes.newsletterStop, {}), { t }),
  newsletter: (id: string) => fill(routes.newsletter, { id }),
  deskNewsletters: () => fill(routes.deskNewsletters, {}),
  deskNewsletter: (id: string) => fill(routes.deskNewsletter, { id }),
  deskNumbers: (days?: number) => withQuery(fill(routes.deskNumbers, {}), { days }),
  deskNumbersFile: (days?: number) => withQuery(fill(routes.deskNumbersFile, {}), { days }),
  deskSources: () => fill(routes.deskSources, {}),
  deskSource: (slug: string) => fill(routes.deskSource, { slug }),
  deskSourceRules: (slug: string) => fill(routes.deskSourceRules, { slug }),
  deskFeeds: (kind?: string) => withQuery(fill(routes.deskFeeds, {}), { kind }),
  deskFeed: (slug: string) => fill(routes.deskFeed, { slug }),
  deskQuestions: (filter: { readonly state?: string; readonly aim?: string; readonly mine?: string } = {}) =>
    withQuery(fill(routes.deskQuestions, {}), filter),
  deskQuestion: (id: string) => fill(routes.deskQuestion, { id }),
  deskRounds: () => fill(routes.deskRounds, {}),
  deskSessions: (more: { readonly story?: string; readonly after?: string } = {}) => withQuery(fill(routes.deskSessions, {}), more),
  deskSession: (id: string) => fill(routes.deskSession, { id }),
  deskCorrections: () => fill(routes.deskCorrections, {}),
  deskCorrectionLetter: (id: string) => fill(routes.deskCorrectionLetter, { id }),
  deskNotes: () => fill(routes.deskNotes, {}),
  moderation: (filter: { readonly kind?: string | undefined; readonly done?: string | undefined } = {}) =>
    withQuery(fill(routes.moderation, {}), filter),
  moderationWords: () => fill(routes.moderationWords, {}),
  moderationPolicy: () => fill(routes.moderationPolicy, {}),
  moderationServices: () => fill(routes.moderationServices, {}),
  moderationReasons: () => fill(routes.moderationReasons, {}),
  /** A story's conversation for moderators, also where readers have none. */
  moderationTalk: (id: string, after?: string) => withQuery(fill(routes.moderationTalk, { id }), { after }),
  moderationCase: (id: string) => fill(routes.moderationCase, { id }),
};
