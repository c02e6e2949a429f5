import { enqueue, type Worker } from "#jobs";
import { type Lang, newId } from "#kit";
import type { House, Tx } from "#store";
import type { Mailer } from "./mailer.ts";
import "./jobs.ts";

/** A mail to one person. `html` may hold no address of another origin. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string; readonly html?: string; readonly lang: Lang };

/** Sends a mail once this transaction has committed; tried again with back-off until it is taken. */
export const sendMail = (house: House, tx: Tx, letter: Letter): Promise<void> =>
  enqueue(house, tx, { kind: "mail.send", body: { id: newId(house.clock.ms()), letter } });

export const handleMail = (worker: Worker, mailer: Mailer): void => worker.handle("mail.send", ({ id, letter }) => mailer.send(letter, id));
