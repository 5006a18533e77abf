/** So long after an older gateway has answered behind a newer one, nothing is concluded from either; ms. */
const holdMs = 15_000;
const mostKnown = 4096;

interface Known {
  startedAtMs: number;
  heldUntilMs: number;
}

/**
 * Tells whether more than one gateway answers at an address, as where there are two pods behind one name, each with
 * groups of its own: one that is started anew says a later time, and never again an earlier one.
 */
export function createStartTimes(nowMs: () => number = () => performance.now()) {
  const known = new Map<string, Known>();
  return (base: string, startedAtMs: number): boolean => {
    const before = known.get(base);
    const isBack = before !== undefined && startedAtMs < before.startedAtMs;
    const heldUntilMs = isBack ? nowMs() + holdMs : (before?.heldUntilMs ?? 0);
    if (known.size > mostKnown) known.clear();
    known.set(base, { startedAtMs, heldUntilMs });
    return nowMs() < heldUntilMs;
  };
}

/** What a Pushgateway's `/api/v1/status` says; null where it says none. */
export function startTimeIn(body: Buffer): number | null {
  const [, text = ""] = /"start_time":\s*"([^"]{1,64})"/.exec(body.toString("latin1")) ?? [];
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs;
}
