import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";
import { err, ok } from "@/lib/domain/result";
import type { ClassEvents } from "@/lib/server/classroom/class-events";
import type { Sessions } from "@/lib/server/session/sessions";
import type { Store } from "@/lib/server/store/store";
import type { Members } from "./members";

export interface MembersParts {
  store: Pick<Store, "members">;
  sessions: Pick<Sessions, "renew" | "over">;
  events: Pick<ClassEvents, "append">;
  teams: readonly string[];
  /** Tells the open pages of a learner. */
  tell: (learnerId: string, event: LiveEvent) => void;
  /** Forgets what is at hand of a learner in their team. */
  forgetLearner: (learner: Learner) => void;
  /** Removes what there is of a team besides its rows, its sandbox too. */
  removeTeam: (team: string) => Promise<void>;
  onError: (error: unknown) => void;
}

type Change = Extract<LiveEvent, { event: "session" }>["data"]["change"];

export function createMembers(parts: MembersParts): Members {
  const changes = createChanges(parts);
  const { members } = parts.store;
  return {
    ...changes,
    teamOf: ({ team }) => members.team(team),
    async lock({ team }, isLocked) {
      await members.lock(team, isLocked);
      await changes.tellTeam(team);
      return members.team(team);
    },
    async removeUncounted(workshop, author) {
      let removed = 0;
      for (const id of await members.uncounted(workshop)) {
        if ((await changes.remove(id, author)).ok) removed += 1;
      }
      return removed;
    },
    async sendAway({ team, name }, id) {
      const own = await members.team(team);
      if (!own.members.some((member) => member.id === id)) {
        return err({ kind: "unknown-learner", learner: id });
      }
      const moved = await changes.move(id, null, name);
      return moved.ok ? ok(undefined) : moved;
    },
  };
}

type Changes = Pick<Members, "rename" | "count" | "move" | "remove" | "tellTeam">;

function createChanges(parts: MembersParts): Changes {
  const { store, sessions, events, teams, tell } = parts;
  const { members } = store;

  const say = (id: string, change: Change) => tell(id, { event: "session", data: { change } });

  async function tellTeam(name: string): Promise<void> {
    const data = await members.team(name);
    for (const { id } of data.members) tell(id, { event: "team", data });
  }

  /** Who was in it goes with their sandbox, or hears of it. */
  async function leftTeam(name: string, isEmpty: boolean): Promise<void> {
    // Nobody waits for servers that stop, and nobody fails with them.
    if (isEmpty) parts.removeTeam(name).catch(parts.onError);
    else await tellTeam(name);
  }

  return {
    tellTeam,
    async rename(id, name, author) {
      const learner = await members.rename(id, name);
      if (!learner) return err({ kind: "unknown-learner", learner: id });
      const { team } = learner;
      const common = { atMs: Date.now(), learnerId: id, team, author };
      await events.append([{ kind: "renamed", ...common, data: { name } }]);
      say(id, "renamed");
      await sessions.renew(id);
      await tellTeam(team);
      return ok(learner);
    },
    async count(id, isCounted, author) {
      const learner = await members.count(id, isCounted);
      if (!learner) return err({ kind: "unknown-learner", learner: id });
      const common = { atMs: Date.now(), learnerId: id, team: learner.team, author };
      await events.append([{ kind: "counted", ...common, data: { isCounted } }]);
      return ok(learner);
    },
    async move(id, into, author) {
      const moved = await members.move(id, into, teams);
      if (!moved.ok) return moved;
      const { learner, from, isEmpty } = moved.value;
      if (from === learner.team) return ok(learner);
      const common = { atMs: Date.now(), learnerId: id, team: learner.team, author };
      await events.append([{ kind: "moved", ...common, data: { from } }]);
      say(id, "moved");
      await sessions.renew(id);
      parts.forgetLearner({ ...learner, team: from });
      await leftTeam(from, isEmpty);
      await tellTeam(learner.team);
      return ok(learner);
    },
    async remove(id, author) {
      const erased = await members.erase(id);
      if (!erased) return err({ kind: "unknown-learner", learner: id });
      const { learner, workshop, isEmpty, sessionIds } = erased;
      const common = { atMs: Date.now(), learnerId: id, workshop, author };
      await events.append([{ kind: "removed", ...common, data: {} }]);
      say(id, "removed");
      sessions.over(sessionIds);
      parts.forgetLearner(learner);
      await leftTeam(learner.team, isEmpty);
      return ok(undefined);
    },
  };
}
