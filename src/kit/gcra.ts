/** A rate: one every `everyMs` in the long run, `burst` at once after a rest. */
export type Rate = { readonly everyMs: number; readonly burst: number };

/**
 * `tat`: the theoretical arrival time to remember for the key (ms). `remaining`: how many more would be let through now. `retryAfterMs`: when
 * one will be again; 0 when `ok`. `resetMs`: when the whole burst is there again.
 */
export type Turn = {
  readonly ok: boolean;
  readonly tat: number;
  readonly remaining: number;
  readonly retryAfterMs: number;
  readonly resetMs: number;
};

/**
 * The generic cell rate algorithm (ITU-T I.371, virtual scheduling): one remembered number a key. `tat` is what was remembered, undefined for
 * a key not seen. A refusal does not count against the key.
 */
export const gcra = (tat: number | undefined, nowMs: number, { everyMs, burst }: Rate): Turn => {
  const room = everyMs * burst;
  const next = Math.max(tat ?? nowMs, nowMs) + everyMs;
  const ok = next - nowMs <= room;
  const kept = ok ? next : next - everyMs;
  return {
    ok,
    tat: kept,
    remaining: Math.max(0, Math.floor((room - (kept - nowMs)) / everyMs)),
    retryAfterMs: ok ? 0 : next - nowMs - room,
    resetMs: kept - nowMs,
  };
};
