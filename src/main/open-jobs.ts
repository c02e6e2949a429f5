import type { CommandHouse } from "#cli";
import { communityData, handleCommunityJobs } from "#communities";
import { alsoJudged, handleNoteJobs, noteData } from "#context";
import { handleTalkJobs, talkData } from "#conversation";
import { handleBounces, handleInboxJobs, inboxData, noteRefusal, tellBy } from "#inbox";
import { openWorker, type Worker } from "#jobs";
import { handleMemberJobs, type PersonalData } from "#members";
import { moderationData } from "#moderation";
import { writeTombstones } from "#moving";
import { handleNewsletterJobs, newsletterData, noteNewsletterRefusal } from "#newsletters";
import {
  type GuardedFetch,
  handleMail,
  openMailer,
  openMailFolder,
  openPusher,
  openPushKeys,
  openReturns,
  openWays,
  type Pusher,
} from "#outside";
import { handleQuestionJobs, markHelpful, questionData } from "#questions";
import { deskData, handleStoryJobs, readKeeps } from "#stories";
import { wireData } from "#wire";
import type { Log } from "#web";
import { conductOf } from "./conduct-of.ts";
import { openLateness } from "./lateness.ts";
import { placesIn } from "./open-house.ts";

/** What every room holds of a member. */
export const personalData: readonly PersonalData[] = [
  talkData,
  noteData,
  questionData,
  communityData,
  moderationData,
  inboxData,
  newsletterData,
  deskData,
  wireData,
];

type JobParts = { readonly log: Log; readonly name: () => Promise<string>; readonly net: GuardedFetch };
type Opened = {
  readonly worker: Worker;
  readonly late: ReturnType<typeof openLateness>;
  readonly mailFolder: ReturnType<typeof openMailFolder>;
  readonly pusher: Pusher;
};

/** The worker, with the jobs of every room that needs nothing but the house, its files and its mail. */
export const openJobs = async (house: CommandHouse, { log, name, net }: JobParts): Promise<Opened> => {
  const { files, config } = house;
  const places = placesIn(config.dataFolder);
  const worker = openWorker(house, {
    onError: (kind, error, isDead) => log.error({ kind, err: error }, isDead ? "job given up" : "job failed, will be tried again"),
  });
  const late = openLateness(log);
  handleStoryJobs(house, worker, {
    files,
    madeFolder: places.made,
    settledAfter: late.settledAfter,
    writeTombstone: (tombstone) => writeTombstones(places.tombstones, [tombstone]),
  });
  handleTalkJobs({ ...house, alsoJudged }, worker);
  handleNoteJobs({ ...house, onHelpful: markHelpful, tell: tellBy(house) }, worker);
  handleQuestionJobs({ ...house, tell: tellBy(house) }, worker);
  const mailFolder = openMailFolder(places.mail);
  handleMemberJobs(
    {
      ...house,
      origin: config.origin,
      siteName: name,
      conductOf,
      personalData,
      mailFiles: mailFolder,
      keeps: () => readKeeps(house.store),
    },
    worker,
  );
  const refused = async (address: string, sentence: string): Promise<void> => {
    await noteRefusal(house, address, sentence);
    await noteNewsletterRefusal(house, address, sentence);
  };
  const login = config.bounces;
  const returns = login === null ? undefined : await openReturns(login.address, places.secretKey, config.secretKey);
  const mailer = openMailer({ url: config.mailUrl, folder: places.mail, origin: config.origin, siteName: name, returns });
  handleMail(worker, mailer, refused);
  if (login !== null && returns !== undefined)
    handleBounces({ ...house, openImap: openWays("").openImap, login, returns, refused }, worker);
  handleNewsletterJobs({ ...house, origin: config.origin }, worker);
  handleCommunityJobs(house, worker);
  const { protocol, hostname } = new URL(config.origin);
  const subject = protocol === "https:" ? config.origin : `mailto:no-reply@${hostname}`; // RFC 8292, 2.1: one of these two
  const pusher = openPusher(net, await openPushKeys(places.pushKey, config.secretKey), subject);
  handleInboxJobs({ ...house, origin: config.origin, pusher }, worker);
  return { worker, late, mailFolder, pusher };
};
