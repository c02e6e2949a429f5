import { ownConfig } from "#config";
import { type CommandHouse, runCommand } from "#cli";
import { COMMANDS } from "./commands.ts";
import { openHouse } from "./open-house.ts";

const out = {
  say: (line: string): void => void process.stdout.write(`${line}\n`),
  warn: (line: string): void => void process.stderr.write(`${line}\n`),
};

let house: CommandHouse | null = null;

const config = ownConfig();
const open = async (): Promise<CommandHouse> => {
  if (!config.ok) throw new Error(config.problem);
  house ??= await openHouse(config.value);
  return house;
};

try {
  process.exitCode = await runCommand(process.argv.slice(2), COMMANDS, out, open);
} catch (error) {
  out.warn(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await (house as CommandHouse | null)?.store.close();
}
