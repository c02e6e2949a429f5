import type { Server } from "node:http";
import { SECOND } from "#kit";

/** Long answers (server-sent events) that end only when told. */
export type Streams = {
  /** Keeps `close` until the stream has ended; returns the way to forget it. */
  readonly add: (close: () => void) => () => void;
  readonly closeAll: () => void;
  readonly count: () => number;
};

export const openStreams = (): Streams => {
  const closers = new Set<() => void>();
  return {
    add: (close) => {
      closers.add(close);
      return () => closers.delete(close);
    },
    closeAll: () => {
      for (const close of closers) close();
      closers.clear();
    },
    count: () => closers.size,
  };
};

export type StopOptions = {
  readonly server: Server;
  readonly streams: Streams;
  /** How long a balancer is given to see `/readyz` fail before no more connections are taken, ms. */
  readonly noticeMs?: number;
  /** How long requests under way may still take, ms. */
  readonly finishMs?: number;
};

export type Stopper = { readonly isOpen: () => boolean; readonly stop: () => Promise<void> };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Stops a server so that nobody notices: not ready, no new connections, live readers let go (they come back by themselves), requests under way
 * finished, the rest cut off after `finishMs`. A second call waits for the first.
 */
export const openStopper = ({ server, streams, noticeMs = 0, finishMs = 10 * SECOND }: StopOptions): Stopper => {
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await pause(noticeMs);
    const closed = new Promise<void>((resolve) => {
      if (server.listening) server.close(() => resolve());
      else resolve();
    });
    streams.closeAll();
    server.closeIdleConnections();
    const cutOff = setTimeout(() => server.closeAllConnections(), finishMs);
    await closed;
    clearTimeout(cutOff);
  };
  return { isOpen: () => stopping === null, stop: () => (stopping ??= stop()) };
};

/** Runs `stop` at the first SIGTERM or SIGINT; the second one ends the process at once. Returns the way to take it back. */
export const onStopSignal = (stop: () => Promise<void>, exit: (code: number) => void): (() => void) => {
  let isStopping = false;
  const heard = (): void => {
    if (isStopping) return exit(1);
    isStopping = true;
    stop().then(
      () => exit(0),
      () => exit(1),
    );
    return undefined;
  };
  process.on("SIGTERM", heard);
  process.on("SIGINT", heard);
  return () => {
    process.off("SIGTERM", heard);
    process.off("SIGINT", heard);
  };
};
