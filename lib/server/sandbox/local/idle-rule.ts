/** A sandbox whose learners are away keeps running this many times as long while others are there. */
const whileOthersAreThere = 12;

export interface Rest {
  /** Since the team's last request. */
  restMs: number;
  /** A page of the team is open. */
  isOpen: boolean;
  /** Some learner has a page open, or has asked for something within `idleMs`. */
  isSomebodyThere: boolean;
  /** A team waits for a place. */
  isSomebodyWaiting: boolean;
  /** `SANDBOX_IDLE_MINUTES`. */
  idleMs: number;
}

/**
 * Whether nobody uses a sandbox any more. A class at lunch has not gone: while a learner is there, the others'
 * sandboxes stay too, for a course day and as long as nobody waits for a place. An open page keeps its own.
 */
export function isIdle(rest: Rest): boolean {
  const { restMs, isOpen, isSomebodyThere, isSomebodyWaiting, idleMs } = rest;
  const longMs = idleMs * whileOthersAreThere;
  if (isOpen) return isSomebodyWaiting && restMs > longMs;
  return restMs > (isSomebodyThere && !isSomebodyWaiting ? longMs : idleMs);
}
