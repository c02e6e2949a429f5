export type Bar = { readonly name: string; readonly value: number };

const HIGH = 100;
const STEP = 12;

/** A chart of bars, one a day, drawn on the server; what it shows stands in a table beside it. `label` says it in a sentence. */
export const Bars = ({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) => {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <svg class="bars" viewBox={`0 0 ${bars.length * STEP} ${HIGH + 2}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {bars.map(({ name, value }, place) => {
        const high = Math.round((value * HIGH) / most);
        return (
          <rect x={place * STEP + 1} y={HIGH - high} width={STEP - 2} height={high}>
            <title>{`${name}: ${value}`}</title>
          </rect>
        );
      })}
      <path d={`M0 ${HIGH + 1}H${bars.length * STEP}`} />
    </svg>
  );
};
