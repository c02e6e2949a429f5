import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { SECOND, stopwatch } from "#kit";

const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SERIES_MOST = 2_000; // routes times methods times classes of status; a bound in case a route is ever named by what readers type

type Series = { count: number; sum: number; readonly buckets: number[] };

/** One measure in Prometheus' text format (version 0.0.4). */
export type Measure = {
  readonly name: string;
  readonly help: string;
  readonly kind: "counter" | "gauge";
  readonly samples: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
};

/** Asks for a measure, or for several that come of one look. */
type Asked = () => Measure | readonly Measure[] | Promise<Measure | readonly Measure[]>;

export type Metrics = {
  readonly observe: (route: string, method: string, status: number, seconds: number) => void;
  /** What is asked for when somebody reads the numbers. */
  readonly add: (measures: Asked) => void;
  readonly text: () => Promise<string>;
};

const escaped = (text: string): string =>
  text
    .replaceAll("\\", String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll("\n", String.raw`\n`);

const labelled = (name: string, labels: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${escaped(value)}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(",")}}`;
};

const histogramText = (series: ReadonlyMap<string, Series>): readonly string[] => {
  const name = "townwire_request_seconds";
  const lines = [`# HELP ${name} Time to answer, by route; pages out of the cache are not in it.`, `# TYPE ${name} histogram`];
  for (const [key, { count, sum, buckets }] of series) {
    const [route = "", method = "", status = ""] = key.split("\t");
    const labels = { route, method, status };
    for (const [index, bound] of BUCKETS_SECONDS.entries())
      lines.push(`${labelled(`${name}_bucket`, { ...labels, le: String(bound) })} ${buckets[index] ?? 0}`);
    lines.push(`${labelled(`${name}_bucket`, { ...labels, le: "+Inf" })} ${count}`);
    lines.push(`${labelled(`${name}_sum`, labels)} ${sum}`, `${labelled(`${name}_count`, labels)} ${count}`);
  }
  return lines;
};

export const openMetrics = (): Metrics => {
  const series = new Map<string, Series>();
  const asked: Asked[] = [];
  return {
    observe: (route, method, status, seconds) => {
      const key = `${route}\t${method}\t${Math.floor(status / 100)}xx`;
      let one = series.get(key);
      if (one === undefined) {
        if (series.size >= SERIES_MOST) return;
        one = { count: 0, sum: 0, buckets: BUCKETS_SECONDS.map(() => 0) };
        series.set(key, one);
      }
      one.count += 1;
      one.sum += seconds;
      for (const [index, bound] of BUCKETS_SECONDS.entries()) if (seconds <= bound) one.buckets[index] = (one.buckets[index] ?? 0) + 1;
    },
    add: (measures) => void asked.push(measures),
    text: async () => {
      const lines = [...histogramText(series)];
      for (const { name, help, kind, samples } of (await Promise.all(asked.map(async (ask) => ask()))).flat()) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`);
        for (const { labels, value } of samples) lines.push(`${labelled(name, labels)} ${value}`);
      }
      return `${lines.join("\n")}\n`;
    },
  };
};

/** Counts and times every answer the framework gives, by the pattern of its route. Mount it first. */
export const measureRequests = (metrics: Metrics): MiddlewareHandler => {
  return async (c, next) => {
    const elapsedMs = stopwatch();
    await next();
    const route = c.res.status === 404 ? "(none)" : routePath(c, -1);
    metrics.observe(route, c.req.raw.method, c.res.status, elapsedMs() / SECOND);
  };
};
