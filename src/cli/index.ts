export { type Command, type CommandHouse, type ExitCode, type Out, refuseWith } from "./command.ts";
export { feed, feedHouse } from "./feed.ts";
export { ingest } from "./ingest.ts";
export { member } from "./member.ts";
export { doctor, ledger, migrateCommand } from "./operate.ts";
export { parse } from "./parse.ts";
export { runCommand } from "./run.ts";
export { source } from "./source.ts";
