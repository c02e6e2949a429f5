import { parseArgs } from "node:util";
import { done, refuse, type Result } from "#kit";

export type Flags = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

export type Given = {
  readonly rest: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly isSet: (name: string) => boolean;
};

/** Words after a command by its flags; the sentence of a refusal says what was wrong. */
export const readArgs = (words: readonly string[], flags: Flags): Result<Given, string> => {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: { ...flags }, allowPositionals: true, strict: true });
    const at = (name: string): unknown => (values as Readonly<Record<string, unknown>>)[name];
    return done({
      rest: positionals,
      text: (name) => (typeof at(name) === "string" ? String(at(name)) : undefined),
      isSet: (name) => at(name) === true,
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
};
