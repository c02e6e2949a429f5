import type { CommandHouse } from "#cli";
import { communityData, handleCommunityJobs } from "#communities";
import { alsoJudged, handleNoteJobs, noteData } from "#context";
import { handleTalkJobs, talkData } from "#conversation";
import { handleInboxJobs, inboxData, noteRefusal, tellBy } from "#inbox";
import { openWorker, type Worker } from "#jobs";
import { handleMemberJobs, type PersonalData } from "#members";
import { moderationData } from "#moderation";
import { writeTombstones } from "#moving";
import { handleNewsletterJobs, newsletterData, noteNewsletterRefusal } from "#newsletters";
import { handleMail, openMailer, openMailFolder } from "#outside";
import { handleQuestionJobs, markHelpful, questionData } from "#questions";
import { deskData, handleStoryJobs } from "#stories";
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

type Opened = {
  readonly worker: Worker;
  readonly late: ReturnType<typeof openLateness>;
  readonly mailFolder: ReturnType<typeof openMailFolder>;
};

/** The worker, with the jobs of every room that needs nothing but the house, its files and its mail. */
export const openJobs = (house: CommandHouse, { log, name }: { readonly log: Log; readonly name: () => Promise<string> }): Opened => {
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
  handleMemberJobs({ ...house, origin: config.origin, siteName: name, conductOf, personalData, mailFiles: mailFolder }, worker);
  const mailer = openMailer({ url: config.mailUrl, folder: places.mail, origin: config.origin, siteName: name });
  handleMail(worker, mailer, async (address, sentence) => {
    await noteRefusal(house, address, sentence);
    await noteNewsletterRefusal(house, address, sentence);
  });
  handleNewsletterJobs({ ...house, origin: config.origin }, worker);
  handleCommunityJobs(house, worker);
  handleInboxJobs({ ...house, origin: config.origin }, worker);
  return { worker, late, mailFolder };
};
