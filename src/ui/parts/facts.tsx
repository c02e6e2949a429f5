import { type Child } from "hono/jsx";

export type Fact = { readonly term: string; readonly detail: Child };

/** Names and what belongs to them, side by side. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(({ term, detail }) => (
      <>
        <dt>{term}</dt>
        <dd>{detail}</dd>
      </>
    ))}
  </dl>
);

/** A few numbers, large, each with its name. */
export const Sums = ({ sums }: { readonly sums: readonly { readonly term: string; readonly sum: string }[] }) => (
  <dl class="sums">
    {sums.map(({ term, sum }) => (
      <div>
        <dt>{term}</dt>
        <dd>{sum}</dd>
      </div>
    ))}
  </dl>
);
