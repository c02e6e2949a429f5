import type { Migration } from "../columns.ts";
import { events } from "./0001-events.ts";
import { jobs } from "./0002-jobs.ts";
import { search } from "./0003-search.ts";
import { ledger } from "./0005-ledger.ts";
import { members } from "./0010-members.ts";
import { memberStanding } from "./0011-member-standing.ts";
import { stories } from "./0020-stories.ts";
import { wire } from "./0025-wire.ts";
import { storyLife } from "./0026-story-life.ts";
import { feeds } from "./0027-feeds.ts";
import { rights } from "./0028-rights.ts";
import { topics } from "./0029-topics.ts";
import { conversation } from "./0030-conversation.ts";
import { life } from "./0031-life.ts";
import { talk } from "./0032-talk.ts";
import { said } from "./0033-said.ts";
import { block } from "./0034-block.ts";
import { questions } from "./0035-questions.ts";
import { pictureHold } from "./0037-picture-hold.ts";
import { opinion } from "./0038-opinion.ts";
import { context } from "./0040-context.ts";
import { factors } from "./0045-factors.ts";
import { leaving } from "./0046-leaving.ts";
import { moderation } from "./0050-moderation.ts";
import { review } from "./0051-review.ts";
import { scorer } from "./0052-scorer.ts";
import { inbox } from "./0055-inbox.ts";
import { communities } from "./0056-communities.ts";
import { manuscript } from "./0060-manuscript.ts";
import { sessions } from "./0061-sessions.ts";
import { handOff } from "./0062-hand-off.ts";
import { policyTrial } from "./0064-policy-trial.ts";
import { rankedAnswers } from "./0065-ranked-answers.ts";
import { interests } from "./0068-interests.ts";
import { keys } from "./0069-keys.ts";
import { standing } from "./0070-standing.ts";
import { recovery } from "./0071-recovery.ts";
import { discussions } from "./0072-discussions.ts";
import { communityLife } from "./0073-community-life.ts";
import { notices } from "./0074-notices.ts";
import { toldByInbox } from "./0075-told-by-inbox.ts";
import { manuscriptOver } from "./0077-manuscript-over.ts";
import { wireRules } from "./0078-wire-rules.ts";
import { introductions } from "./0080-introductions.ts";
import { pictureLibrary } from "./0081-picture-library.ts";
import { numbers } from "./0082-numbers.ts";
import { newsletters } from "./0083-newsletters.ts";
import { invitations } from "./0084-invitations.ts";
import { running } from "./0085-running.ts";
import { liveStories } from "./0086-live-stories.ts";
import { series } from "./0087-series.ts";
import { deskLists } from "./0088-desk-lists.ts";
import { nameLooks } from "./0089-name-looks.ts";
import { absence } from "./0090-absence.ts";
import { derived } from "./0091-derived.ts";
import { push } from "./0092-push.ts";
import { bounces } from "./0093-bounces.ts";
import { portrait } from "./0094-portrait.ts";
import { combined } from "./0096-combined.ts";
import { wireList } from "./0097-wire-list.ts";
import { recentDocs } from "./0098-recent-docs.ts";
import { heldWords } from "./0099-held-words.ts";
import { killReceipt } from "./0100-kill-receipt.ts";
import { wireEvent } from "./0101-wire-event.ts";
import { ticketPromise } from "./0102-ticket-promise.ts";
import { liveBy } from "./0103-live-by.ts";
import { runApart } from "./0105-run-apart.ts";
import { sourceContact } from "./0106-source-contact.ts";
import { topicGroups } from "./0107-topic-groups.ts";
import { letterAddress } from "./0111-letter-address.ts";
import { lentPicture } from "./0066-lent-picture.ts";
import { topicWords } from "./0112-topic-words.ts";

/** In the order they are applied. A landed one never changes. */
export const migrations: readonly Migration[] = [
  events,
  jobs,
  search,
  ledger,
  members,
  memberStanding,
  stories,
  wire,
  storyLife,
  feeds,
  rights,
  topics,
  conversation,
  life,
  talk,
  said,
  block,
  questions,
  pictureHold,
  opinion,
  context,
  factors,
  leaving,
  moderation,
  review,
  scorer,
  inbox,
  communities,
  manuscript,
  sessions,
  handOff,
  policyTrial,
  rankedAnswers,
  interests,
  keys,
  standing,
  recovery,
  discussions,
  communityLife,
  notices,
  toldByInbox,
  manuscriptOver,
  wireRules,
  introductions,
  pictureLibrary,
  numbers,
  newsletters,
  invitations,
  running,
  liveStories,
  series,
  deskLists,
  nameLooks,
  absence,
  derived,
  push,
  bounces,
  portrait,
  combined,
  wireList,
  recentDocs,
  heldWords,
  killReceipt,
  wireEvent,
  ticketPromise,
  liveBy,
  runApart,
  sourceContact,
  topicGroups,
  letterAddress,
  topicWords,
  lentPicture,
];
