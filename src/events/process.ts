import { randomUUID } from "node:crypto";

/** Names this process in the outbox. */
export const PROCESS: string = randomUUID();
