import { type Child, startChild } from "./child.ts";
import type { LoadOrder, LoadReport } from "./load.ts";

/** A server that is running, and what is asked of it. */
export type Contender = Pick<LoadOrder, "port" | "path" | "headers">;

export type CompareOptions = { readonly pairs?: number; readonly ms?: number; readonly connections?: number };

/** `ratio`: answers a second of `a` over those of `b`, the median of the pairs; `spread`: the lowest and highest pair. */
export type Comparison = {
  readonly name: string;
  readonly ratio: number;
  readonly spread: readonly [low: number, high: number];
  readonly a: LoadReport;
  readonly b: LoadReport;
};

const middle = (values: readonly number[]): number => values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;

const report = async (loader: Child, contender: Contender, connections: number, ms: number): Promise<LoadReport> => {
  const answer = await loader.ask<{ report?: LoadReport; error?: string }>({ ...contender, connections, ms });
  if (answer.report === undefined) throw new Error(answer.error);
  return answer.report;
};

/**
 * Measures two servers against each other in one run, turn by turn, so that whatever else the machine does hits both: warm-up, then pairs whose
 * order alternates. The load comes from a process of its own.
 */
export const compare = async (name: string, a: Contender, b: Contender, options: CompareOptions = {}): Promise<Comparison> => {
  const { pairs = 9, ms = 800, connections = 32 } = options;
  const loader = startChild("./load.ts");
  try {
    for (const warm of [a, b, a, b]) await report(loader, warm, connections, ms / 2);
    const ofA: LoadReport[] = [];
    const ofB: LoadReport[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      const turns = [
        async () => void ofA.push(await report(loader, a, connections, ms)),
        async () => void ofB.push(await report(loader, b, connections, ms)),
      ];
      for (const turn of pair % 2 === 0 ? turns : turns.toReversed()) await turn();
    }
    const ratios = ofA.map(({ perSecond }, pair) => perSecond / (ofB[pair]?.perSecond ?? Number.NaN));
    const typical = (reports: readonly LoadReport[]): LoadReport => {
      const speed = middle(reports.map(({ perSecond }) => perSecond));
      return reports.find(({ perSecond }) => perSecond === speed) ?? reports[0]!;
    };
    return { name, ratio: middle(ratios), spread: [Math.min(...ratios), Math.max(...ratios)], a: typical(ofA), b: typical(ofB) };
  } finally {
    loader.stop();
  }
};
