import { type Path } from "./href.ts";

type Named<Segment> = Segment extends `:${infer Name}?`
  ? { readonly [Key in Name]?: string | undefined }
  : Segment extends `:${infer Name}`
    ? { readonly [Key in Name]: string }
    : unknown;

/** The parts that a pattern names: `"/story/:id/:slug?"` asks for `{ id: string; slug?: string }`. A part with a rule in braces stands last. */
export type PartsOf<Pattern extends string> = Pattern extends `${infer Before}/:${infer Name}{${string}}`
  ? PartsOf<Before> & { readonly [Key in Name]: string }
  : Pattern extends `${infer Segment}/${infer Rest}`
    ? Named<Segment> & PartsOf<Rest>
    : Named<Pattern>;

/**
 * A part as it stands in a path. A part that is empty or only dots would change the meaning of the path (RFC 3986 5.2.4), and none of
 * ours ever is: it is a bug and throws.
 */
const encoded = (name: string, value: string): string => {
  if (value === "" || value === "." || value === "..") throw new Error(`paths: ${name} cannot be "${value}"`);
  return encodeURIComponent(value.toWellFormed()).replaceAll("%40", "@");
};

/** `pattern` with its parts put in, each encoded; an optional part that is missing is left out with its slash. */
export const fill = <Pattern extends string>(pattern: Pattern, parts: PartsOf<Pattern>): Path => {
  const given = parts as Readonly<Record<string, string | undefined>>;
  const segments: string[] = [];
  for (const segment of pattern.split(/\/(?![^{]*\})/u)) {
    const name = /^:([A-Za-z]+)/u.exec(segment)?.[1];
    if (name === undefined) segments.push(segment);
    else if (given[name] !== undefined) segments.push(encoded(name, given[name]));
    else if (!segment.endsWith("?")) throw new Error(`paths: ${pattern} needs ${name}`);
  }
  return (segments.join("/") === "" ? "/" : segments.join("/")) as Path;
};
