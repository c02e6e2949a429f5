const REST_MOST_MS = 100;

/**
 * Works at half pace: each call sleeps for as long as was worked since the last one, so that on few cores others have their turns. It stops the
 * whole thread: for threads that serve nobody.
 */
export const halfPace = (): (() => void) => {
  const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));
  let since = performance.now();
  return () => {
    Atomics.wait(nobodyWakes, 0, 0, Math.min(REST_MOST_MS, performance.now() - since));
    since = performance.now();
  };
};

/** The same for work in pieces that others wait beside in one thread: after each piece it waits for as long as that took. */
export const halfPaced = (): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.min(REST_MOST_MS, performance.now() - since)));
    since = performance.now();
  };
};
