import type { ServerLook } from "@/lib/domain/checks/looks";
import type { Seen } from "@/lib/domain/checks/platform-problem";
import type { Target } from "@/lib/domain/prometheus/target";
import { looksOf } from "./judge-on-request";
import { askFor } from "./judging/ask-for";
import type { AskQueries } from "./judging/judge-step";
import { judgeSteps } from "./judging/judge-steps";
import type { Look } from "./looks/looks";
import { snapshotWithout, type TeamSnapshot, takeSnapshot } from "./looks/team-snapshot";
import { stepsOf } from "./member/checked-step";
import { hasOpen, type Member } from "./member/member";
import { openLabs } from "./open-labs";
import { publish } from "./publish";
import { type TeamParts, type TeamState, toldIn } from "./team-parts";
import { sendView, viewOf, viewWithoutLook } from "./team-view";

export interface RoundOptions {
  /** The target, where it has been asked for just now. */
  target: Seen<Target | null> | null;
  /** The first round after a scrape. */
  isScrape: boolean;
}

interface RoundAsking {
  ask: AskQueries | null;
  scrapedAtMs: number | null;
  isQuiet: boolean;
}

/**
 * Looks once, then judges and publishes every open step, of the labs that somebody has open, that may be
 * told otherwise than before. True if samples that are just on their way may change a verdict.
 */
export function createRound(parts: TeamParts, team: TeamState) {
  const onError = toldIn(parts, "judging by itself failed");
  const mayBring = createScrapeNews();
  const scrapes = createScrapeTimes();
  let isChanged = true;

  /** What a page shows of the servers, and what the open steps need looked at besides. */
  function looksNow(): ReadonlySet<ServerLook> {
    const steps = openLabs(parts, team).flatMap((lab) => [...stepsOf(lab)]);
    return new Set<ServerLook>(["gateway", "targets", ...looksOf(steps)]);
  }

  /** Null while there is nothing to judge: the next change of the sandbox's state brings a round. */
  async function snapshotNow(target: RoundOptions["target"]): Promise<TeamSnapshot | null> {
    const { sandboxes, observer } = parts;
    const { history, lastLook: before } = team;
    const at = sandboxes.endpoints(team.name);
    if (at) {
      const snapshot = await takeSnapshot({ history, observer }, at, {
        ...{ needs: looksNow(), before, target },
      });
      team.lastLook = snapshot.look;
      return snapshot;
    }
    team.lastLook = null;
    const { state, detail } = sandboxes.peek(team.name);
    if (state !== "failed") return null;
    const message = detail ?? "the sandbox cannot be started";
    return snapshotWithout(history, { kind: "sandbox-failed", message });
  }

  async function judgeOpen(
    member: Member,
    snapshot: TeamSnapshot,
    { ask, scrapedAtMs, isQuiet }: RoundAsking,
  ): Promise<boolean> {
    let isUnsettled = false;
    const isClosed = await parts.classGate.closedTo(member.learner);
    for (const lab of parts.labs.values()) {
      if (!hasOpen(member, lab.id, Date.now(), parts.presentMs)) continue;
      const passed = await member.kept.passed(lab.id);
      const open = stepsOf(lab).filter(({ step, at }) => !passed.has(step.id) && !isClosed(at));
      const judged = await judgeSteps(member, open, snapshot, ask, isQuiet);
      publish(parts, member, judged.verdicts, { ...snapshot, scrapedAtMs });
      isUnsettled ||= judged.isUnsettled;
    }
    return isUnsettled;
  }

  return async ({ target, isScrape }: RoundOptions): Promise<boolean> => {
    const snapshot = await snapshotNow(target);
    const view = snapshot?.at ? viewOf(parts, team, snapshot) : await viewWithoutLook(parts, team);
    sendView(parts, team, view);
    if (!snapshot) return false;
    if (isScrape && snapshot.at) isChanged = mayBring(snapshot.look);
    const { ask, hasSamples } = askFor(parts.observer, snapshot, isScrape && isChanged);
    const scrapedAtMs = scrapes.of(snapshot, isScrape);
    const isQuiet = isQuietScrape(parts, isScrape, isChanged);
    let isUnsettled = false;
    for (const member of team.members.values()) {
      try {
        isUnsettled =
          (await judgeOpen(member, snapshot, { ask, scrapedAtMs, isQuiet })) || isUnsettled;
      } catch (error) {
        onError(error);
      }
    }
    return scrapes.isToCome(isUnsettled && isChanged && !hasSamples());
  };
}

/** A scrape that brings nothing. What an operator's Prometheus has of others is not to be seen from here. */
function isQuietScrape({ sandboxes }: TeamParts, isScrape: boolean, isChanged: boolean): boolean {
  return isScrape && !isChanged && sandboxes.can.start;
}

/** When the scrape was that a round comes after; null for a round that comes after none. */
function createScrapeTimes() {
  let atMs: number | null = null;
  return {
    of({ look: { target } }: TeamSnapshot, isScrape: boolean): number | null {
      if (isScrape) atMs = (target.ok && target.value?.lastScrapeAtMs) || null;
      return atMs;
    },
    /** Whether samples of it are still on their way, so that the next round comes after it, too. */
    isToCome(isSo: boolean): boolean {
      if (!isSo) atMs = null;
      return isSo;
    },
  };
}

/**
 * Tells at the first look after each scrape whether the scrape may bring anything new. What changed after a
 * scrape and before the look at it comes with the next one only.
 */
function createScrapeNews(): (look: Look) => boolean {
  let before: Look | null = null;
  let wasOther = true;
  return (look) => {
    const isOther = before === null || !isSameState(before, look);
    const mayBring = isOther || wasOther;
    [before, wasOther] = [look, isOther];
    return mayBring;
  };
}

function isSameState(before: Look, now: Look): boolean {
  if (!before.gateway.ok || !now.gateway.ok || !before.target.ok || !now.target.ok) return false;
  return (
    before.gateway.value === now.gateway.value &&
    before.target.value?.health === now.target.value?.health
  );
}
