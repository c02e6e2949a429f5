import { Line } from "./line.tsx";

export type Step = { readonly label: string; readonly text: string };

/** The steps of a way, those before `now` (counted from 0) done and added here. */
export const Steps = ({ steps, now }: { readonly steps: readonly Step[]; readonly now: number }) => (
  <Line flat items={steps.map((step, place) => ({ ...step, here: place < now, ...(place === now ? { current: "step" as const } : {}) }))} />
);
