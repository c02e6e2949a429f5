/** A correction that a reader asks for: open, being looked into, put right, or answered without a change. */
export const TICKET_STATES = ["open", "looking", "corrected", "declined"] as const;
export type TicketState = (typeof TICKET_STATES)[number];
