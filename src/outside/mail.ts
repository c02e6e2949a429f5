import { enqueue, type Worker } from "#jobs";
import { type Lang, newId } from "#kit";
import type { House, Tx } from "#store";
import type { Mailer } from "./mailer.ts";
import "./jobs.ts";

/** A mail to one person. `html` may hold no address of another origin. */
export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly lang: Lang;
  /** Where a POST, by whomever, ends mails of this kind (RFC 8058); a whole address of this site. */
  readonly unsubscribe?: string;
};

/** A server's last word on an address: `sentence` is what it said. */
export type Refused = (to: string, sentence: string) => Promise<void>;

/** Sends a mail once this transaction has committed; tried again with back-off until it is taken. */
export const sendMail = (house: House, tx: Tx, letter: Letter): Promise<void> =>
  enqueue(house, tx, { kind: "mail.send", body: { id: newId(house.clock.ms()), letter } });

/** What a server said that will not take mail for this address at all (a reply of 550 to 559); null for whatever may pass. */
const refusalIn = (error: unknown): string | null => {
  if (!(error instanceof Error) || !("responseCode" in error) || !("command" in error)) return null;
  const { responseCode, command } = error;
  const isFinal = typeof responseCode === "number" && responseCode >= 550 && responseCode < 560;
  return isFinal && command === "RCPT TO" ? error.message : null;
};

/** Sends what waits. A mail that its recipient's server refused for good is given to `refused` and not tried again. */
export const handleMail = (worker: Worker, mailer: Mailer, refused?: Refused): void =>
  worker.handle("mail.send", async ({ id, letter }) => {
    try {
      await mailer.send(letter, id);
    } catch (error) {
      const sentence = refusalIn(error);
      if (sentence === null || refused === undefined) throw error;
      await refused(letter.to, sentence);
    }
  });
