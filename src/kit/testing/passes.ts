const CHARACTERS = 4_000_000;

/** Microseconds of this thread's processor time. */
const took = (run: () => void): number => {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
};

/** What one character costs in a plain pass over a text, microseconds. */
const measurePass = (): number => {
  const text = "a é ".repeat(CHARACTERS / 4);
  let sum = 0;
  const pass = (): void => {
    for (let at = 0; at < text.length; at += 1) sum = (sum + text.charCodeAt(at)) % 65_536;
  };
  pass();
  return took(pass) / CHARACTERS;
};

let perCharacter: number | null = null;

/** What a reader may take, in plain passes over what it reads: some twenty times what the slowest takes, and a small part of what a square would. */
export const PASSES_MOST = 10_000;

/**
 * How many plain passes over `text` would take as long as `run` does: both in processor time of this thread, so that neither a busy machine nor a
 * slow one changes the answer.
 */
export const passes = (text: string, run: (text: string) => void): number =>
  took(() => run(text)) / ((perCharacter ??= measurePass()) * Math.max(text.length, 1_000));
