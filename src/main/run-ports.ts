import { ticketsDue } from "#context";
import { questionsDue } from "#questions";
import { eventsDue, toldChanges } from "#wire";

/** What other rooms tell where the site is run: what is due, and what was changed of what they keep. */
export const runPorts = { due: [questionsDue, eventsDue, ticketsDue], told: toldChanges };
