import { createHash } from "node:crypto";
import type { JoinRequest } from "@/lib/contract/join-request";
import type { Learner } from "@/lib/contract/session";
import { err, ok } from "@/lib/domain/result";
import type { ClassEvents } from "@/lib/server/classroom/class-events";
import type { Members } from "@/lib/server/classroom/members/members";
import type { Workshops } from "@/lib/server/classroom/workshops/workshops";
import type { JoinLimits } from "@/lib/server/session/join-limits";
import type { Sessions } from "@/lib/server/session/sessions";
import type { KeptWorkshop } from "@/lib/server/store/classroom/classroom-store";
import type { LearnerKind } from "@/lib/server/store/classroom/joins";
import type { Store } from "@/lib/server/store/store";
import { createCodeTries } from "./code-tries";
import type { Joining, JoiningFrom } from "./joining";
import type { ResumeCodes } from "./resume-codes";

interface JoiningParts {
  store: Pick<Store, "joining"> & { learners: Pick<Store["learners"], "find"> };
  sessions: Pick<Sessions, "begin">;
  joinLimits: JoinLimits;
  workshops: Pick<Workshops, "current">;
  events: Pick<ClassEvents, "append">;
  resumeCodes: ResumeCodes;
  members: Pick<Members, "tellTeam">;
  /** The teams that there are, in order; none where everybody gets one of their own. */
  teams: readonly string[];
}

/** What a learner's name may have. */
const longestName = 80;

export function createJoining(parts: JoiningParts): Joining {
  const { store, sessions, joinLimits, workshops, events, resumeCodes, teams } = parts;
  const { guess, checkCode } = createCodeTries();

  async function begin(learner: Learner) {
    const resumeCode = await resumeCodes.of(learner.id);
    if (resumeCode === null) return err({ kind: "wrong-code" as const });
    return ok({ learner, resumeCode, setCookie: await sessions.begin(learner) });
  }

  async function ofUser(user: string): Promise<Learner | null> {
    const workshop = await workshops.current();
    return store.learners.find(idOfUser(workshop, user));
  }

  async function joinAnew(
    request: JoinRequest & { name: string },
    { address, isInstructor, user }: JoiningFrom,
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
    const id = user === null ? null : idOfUser(workshop, user);
    const wanted = { id, workshop: workshop.id, name, team, listed: teams, kind };
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
    async invitation(user = null) {
      const { name, state, joinCode, id } = await workshops.current();
      const listed = teams.length > 0 ? await store.joining.teams(id, teams) : null;
      return {
        workshop: { name, state },
        needsCode: joinCode !== null,
        teams: listed,
        signedInAs: user,
      };
    },
    ofUser,
    isSynthetic: store.joining.isSynthetic,
    async join({ name, resumeCode, ...request }, from) {
      const isMade = from.isInstructor && request.as === "synthetic" && name !== undefined;
      if (isMade) return joinAnew({ ...request, name }, { ...from, user: null });
      const { user } = from;
      if (user !== null) {
        const known = await ofUser(user);
        if (known) return begin(known);
        const named = [...user].slice(0, longestName).join("");
        return joinAnew({ ...request, name: named, ifTaken: undefined }, from);
      }
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

/** One learner for each user of a workshop, so that nothing has to be kept of whom a user is. */
function idOfUser({ id }: Pick<KeptWorkshop, "id">, user: string): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([id, user]))
    .digest();
  return hash.subarray(0, 16).toString("base64url");
}
