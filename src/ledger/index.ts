export { appendLedger } from "./append-ledger.ts";
export { type DecidedBy, type Decision, type Entry, type Ground, type Kind } from "./entry.ts";
export { ledgerRoutes, type LedgerHouse } from "./routes.ts";
export { type Verified, verifyLedger } from "./verify-ledger.ts";
