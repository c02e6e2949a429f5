import { type Child } from "hono/jsx";

export type Level = 1 | 2 | 3 | 4 | 5;
export type HeadingProps = {
  readonly level: Level;
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  readonly lang?: string | undefined;
  readonly dir?: "ltr" | "rtl" | undefined;
  readonly children?: Child;
};

/** A heading whose level its place decides. */
export const Heading = ({ level, children, ...rest }: HeadingProps) => {
  switch (level) {
    case 1:
      return <h1 {...rest}>{children}</h1>;
    case 2:
      return <h2 {...rest}>{children}</h2>;
    case 3:
      return <h3 {...rest}>{children}</h3>;
    case 4:
      return <h4 {...rest}>{children}</h4>;
    case 5:
      return <h5 {...rest}>{children}</h5>;
  }
};
