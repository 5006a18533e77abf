import { timingSafeEqual } from "node:crypto";
import type { JoinRequest } from "@/lib/contract/join-request";
import type { Learner } from "@/lib/contract/session";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ClassEvents } from "@/lib/server/classroom/class-events";
import { createGuessLimits, type TooManyTries } from "@/lib/server/classroom/guess-limits";
import type { Members } from "@/lib/server/classroom/members/members";
import type { Workshops } from "@/lib/server/classroom/workshops/workshops";
import type { JoinLimits } from "@/lib/server/session/join-limits";
import type { Sessions } from "@/lib/server/session/sessions";
import type { KeptWorkshop, LearnerKind } from "@/lib/server/store/classroom/classroom-store";
import type { Store } from "@/lib/server/store/store";
import type { JoinError, Joining, JoiningFrom } from "./joining";
import type { ResumeCodes } from "./resume-codes";

interface JoiningParts {
  store: Pick<Store, "joining">;
  sessions: Pick<Sessions, "begin">;
  joinLimits: JoinLimits;
  workshops: Pick<Workshops, "current">;
  events: Pick<ClassEvents, "append">;
  resumeCodes: ResumeCodes;
  members: Pick<Members, "tellTeam">;
  /** The teams that there are, in order; none where everybody gets one of their own. */
  teams: readonly string[];
}

export function createJoining(parts: JoiningParts): Joining {
  const { store, sessions, joinLimits, workshops, events, resumeCodes, teams } = parts;
  const { guess, checkCode } = createCodeChecks();

  async function begin(learner: Learner) {
    const resumeCode = await resumeCodes.of(learner.id);
    if (resumeCode === null) return err({ kind: "wrong-code" as const });
    return ok({ learner, resumeCode, setCookie: await sessions.begin(learner) });
  }

  async function joinAnew(
    request: JoinRequest & { name: string },
    { address, isInstructor }: JoiningFrom,
  ) {
    const { name, team = null, code, ifTaken } = request;
    const kind = kindOf(request, isInstructor);
    if (kind === null) return err({ kind: "not-an-instructor" as const });
    const workshop = await workshops.current();
    if (workshop.state === "ended") return err({ kind: "workshop-ended" as const });
    const checked = await checkCode(workshop, code, address);
    if (!checked.ok) return checked;
    // A class of synthetic learners comes from one address, and at once.
    const admitted = kind === "synthetic" ? ok(undefined) : joinLimits.admit(address);
    if (!admitted.ok) return admitted;
    const wanted = { workshop: workshop.id, name, team, listed: teams, kind };
    const joined = await store.joining.join({ ...wanted, mayNumber: ifTaken !== "ask" });
    if (!joined.ok) return joined;
    const { id: learnerId, team: into } = joined.value;
    const said = { name: joined.value.name };
    const atMs = Date.now();
    await events.append([{ kind: "joined", atMs, learnerId, team: into, data: said }]);
    await parts.members.tellTeam(into);
    return begin(joined.value);
  }

  return {
    async invitation() {
      const { name, state, joinCode, id } = await workshops.current();
      const listed = teams.length > 0 ? await store.joining.teams(id, teams) : null;
      return { workshop: { name, state }, needsCode: joinCode !== null, teams: listed };
    },
    async join({ name, resumeCode, ...request }, from) {
      if (resumeCode !== undefined) {
        const found = await guess(from.address, () => resumeCodes.find(resumeCode));
        return found.ok ? begin(found.value) : found;
      }
      return joinAnew({ ...request, name: name ?? "" }, from);
    },
  };
}

/** Null for a mark that instructors alone give. */
function kindOf({ as }: JoinRequest, isInstructor: boolean): LearnerKind | null {
  if (as !== undefined && !isInstructor) return null;
  return as ?? (isInstructor ? "instructor" : "learner");
}

/** What is refused after too many wrong tries. */
function createCodeChecks() {
  const limits = createGuessLimits();

  /** Runs a try that can be wrong; the answer is the same for a code that is wrong and one that nobody has. */
  async function guess<T>(
    address: string,
    look: () => Promise<T | null>,
  ): Promise<Result<T, TooManyTries | { kind: "wrong-code" }>> {
    const begun = limits.begin(address);
    if (!begun.ok) return begun;
    const found = await look();
    if (found !== null) {
      begun.value.right();
      return ok(found);
    }
    const wrong = begun.value.wrong();
    return wrong.ok ? err({ kind: "wrong-code" }) : wrong;
  }

  async function checkCode(
    { joinCode }: KeptWorkshop,
    given: string | undefined,
    address: string,
  ): Promise<Result<unknown, JoinError>> {
    if (joinCode === null) return ok(undefined);
    // Who has typed nothing has not guessed.
    if (!given?.trim()) return err({ kind: "wrong-code" });
    return guess(address, async () => isSameCode(given, joinCode) || null);
  }

  return { guess, checkCode };
}

/** Without regard to case, and to how the words are parted. */
function isSameCode(given: string, code: string): boolean {
  const [a, b] = [given, code].map((text) =>
    Buffer.from(
      text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[\s_-]+/g, ""),
    ),
  );
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b);
}
