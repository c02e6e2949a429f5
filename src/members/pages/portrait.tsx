import { paths, type PortraitSize } from "#paths";
import { PORTRAIT_EDGE } from "../draw-portrait.ts";
import { initialsOf } from "../initials-of.ts";

type PortraitProps = {
  readonly person: { readonly name: string; readonly portrait: string | null };
  readonly size?: PortraitSize;
  /** What is heard; nothing where the name stands beside it. */
  readonly alt?: string;
};

/** A member's picture; where there is none, beside a name its first letters, which are not heard, and nothing on the page of its member. */
export const Portrait = ({ person, size = "small", alt = "" }: PortraitProps) => {
  const edge = PORTRAIT_EDGE[size] / 2;
  if (person.portrait !== null)
    return (
      <img
        class={`portrait ${size}`}
        src={paths.portrait({ sha: person.portrait, size })}
        width={edge}
        height={edge}
        alt={alt}
        loading="lazy"
        decoding="async"
      />
    );
  if (size === "large") return null;
  return (
    <span class="portrait small" aria-hidden="true">
      {initialsOf(person.name)}
    </span>
  );
};
