import { unionOfStacks } from "@/lib/domain/stack/stack";
import { isPresent } from "./member/member";
import { openLabs } from "./open-labs";
import { type TeamParts, type TeamState, toldIn } from "./team-parts";
import { createRound } from "./team-round";
import { type TeamWatch, watchTeam } from "./watch";

/** How long a server goes on that no open lab needs any more, such as while a page is loaded anew; ms. */
const serverRestMs = 60_000;

export interface Following {
  /** Judges now, and follows the sandbox from now on if somebody is there. */
  wake(): void;
  /** Ends what nobody is there for any more. */
  rest(): void;
  isWatching(): boolean;
  stop(): void;
}

/**
 * Follows a team's sandbox while somebody of the team is there. While a page is open, the sandbox is kept
 * from an idle stop.
 */
export function createFollowing(parts: TeamParts, team: TeamState): Following {
  const { sandboxes, observer } = parts;
  const round = createRound(parts, team);
  let watch: TeamWatch | null = null;
  let release: (() => void) | null = null;
  let isStopped = false;
  let lessSinceMs: number | null = null;

  const hooks = {
    async target() {
      rest();
      if (watch) chooseServers();
      const at = watch && sandboxes.endpoints(team.name);
      return at ? observer.target(at) : null;
    },
    round,
    onError: toldIn(parts, "watching a sandbox failed"),
    isShown: () => hasPage(team),
  };

  /** What the labs ask for that somebody has open: a server joins at once, and leaves when nobody has for a while. */
  function chooseServers(): void {
    const open = unionOfStacks(openLabs(parts, team).map(({ stack }) => stack));
    if (open.every((name) => team.stack.includes(name)) && open.length < team.stack.length) {
      lessSinceMs ??= Date.now();
      if (Date.now() - lessSinceMs < serverRestMs) return;
    }
    lessSinceMs = null;
    team.stack = open;
    sandboxes.use(team.name, open);
  }

  function rest(): void {
    if (!hasPage(team)) {
      release?.();
      release = null;
    }
    if (isSomebodyThere(parts, team)) return;
    watch?.stop();
    watch = null;
  }

  return {
    wake() {
      if (isStopped || !isSomebodyThere(parts, team)) return;
      if (hasPage(team)) release ??= sandboxes.hold(team.name);
      chooseServers();
      watch ??= watchTeam(hooks);
      watch.wake();
    },
    rest,
    isWatching: () => watch !== null,
    stop() {
      isStopped = true;
      watch?.stop();
      watch = null;
      release?.();
      release = null;
    },
  };
}

function hasPage({ members }: TeamState): boolean {
  return [...members.values()].some(({ pages }) => pages.size > 0);
}

/** A page is open, or somebody has sent something a short time ago. */
export function isSomebodyThere({ presentMs }: TeamParts, { members }: TeamState): boolean {
  const nowMs = Date.now();
  return [...members.values()].some((member) => isPresent(member, nowMs, presentMs));
}
