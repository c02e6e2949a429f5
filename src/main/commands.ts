import { backup, type Command, doctor, feed, ingest, ledger, member, migrateCommand, notes, parse, restore, source, topics } from "#cli";
import { serve } from "./serve.ts";

/** Every command of `townwire`, in the order that its help names them. */
export const COMMANDS: readonly Command[] = [
  serve,
  parse,
  ingest,
  source,
  feed,
  member,
  notes,
  topics,
  ledger,
  doctor,
  migrateCommand,
  backup,
  restore,
];
