import { type Context, Hono } from "hono";
import ipaddr from "ipaddr.js";
import { type Clock, SECOND } from "#kit";
import { probeWrite, schemaState, type Store } from "#store";
import type { Metrics } from "./metrics.ts";

export type HealthOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** False while the process is stopping: a balancer sends nobody more. */
  readonly isOpen: () => boolean;
};

const PROBE_EVERY_MS = 2 * SECOND; // however often someone asks, the database is probed no oftener

const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/u;

/** Whether the machine itself asks: its socket is loopback and nothing says that a proxy on this machine asks for another. */
export const isLocal = (c: Context): boolean => {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } };
  const peer = incoming?.socket?.remoteAddress;
  const isForwarded = ["x-forwarded-for", "forwarded", "x-real-ip", "via"].some((name) => c.req.header(name) !== undefined);
  return (
    peer !== undefined &&
    ipaddr.isValid(peer) &&
    ipaddr.process(peer).range() === "loopback" &&
    !isForwarded &&
    LOCAL_HOST.test(c.req.header("host") ?? "")
  );
};

/** `/healthz`: the process answers. `/readyz`: it can also write, on the schema it knows. `/metrics`: numbers, for this machine only. */
export const healthRoutes = ({ store, clock, metrics, isOpen }: HealthOptions): Hono => {
  let probe: { readonly at: number; readonly fault: Promise<string | null> } | null = null;
  const look = async (): Promise<string | null> => {
    try {
      const { state } = await schemaState(store);
      if (state !== "current") return `the schema is ${state}`;
      await probeWrite(store);
      return null;
    } catch {
      return "the database does not take writes";
    }
  };
  const fault = (): Promise<string | null> => {
    const now = clock.ms();
    if (probe === null || now - probe.at >= PROBE_EVERY_MS) probe = { at: now, fault: look() };
    return probe.fault;
  };

  const app = new Hono();
  const plain = { "cache-control": "no-store" };
  app.get("/healthz", (c) => c.text("ok\n", 200, plain));
  app.get("/readyz", async (c) => {
    const why = isOpen() ? await fault() : "stopping";
    return why === null ? c.text("ready\n", 200, plain) : c.text(`not ready: ${why}\n`, 503, plain);
  });
  app.get("/metrics", async (c) => {
    if (!isLocal(c)) return c.notFound();
    return c.body(await metrics.text(), 200, { ...plain, "content-type": "text/plain; version=0.0.4; charset=utf-8" });
  });
  return app;
};
