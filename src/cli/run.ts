import { readArgs } from "./args.ts";
import type { Command, CommandHouse, ExitCode, Out } from "./command.ts";

const help = (commands: readonly Command[]): string =>
  ["Townwire, a news site server.", "", ...commands.map((command) => `  ${command.usage}`), ""].join("\n");

/** Runs the command that `words` name and resolves to its exit code. `open` is called at most once. */
export const runCommand = async (
  words: readonly string[],
  commands: readonly Command[],
  out: Out,
  open: () => Promise<CommandHouse>,
): Promise<ExitCode> => {
  const [name = "", ...rest] = words;
  if (name === "" || name === "help" || name === "--help" || name === "-h") {
    out.say(help(commands));
    return name === "" ? 2 : 0;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    out.warn(`There is no command "${name}".\n\n${help(commands)}`);
    return 2;
  }
  const given = readArgs(rest, command.flags);
  if (!given.ok) {
    out.warn(`${given.problem}\n${command.usage}`);
    return 2;
  }
  return command.run(given.value, out, open);
};
