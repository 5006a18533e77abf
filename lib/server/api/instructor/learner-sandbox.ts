import type { GatewayGroups } from "@/lib/contract/classroom/learner-view";
import type { Result } from "@/lib/domain/result";
import type { AppError } from "@/lib/server/answers/app-error";
import { empty } from "@/lib/server/api/answers";
import type { Classroom } from "@/lib/server/classroom/classroom";
import type { Instructor } from "@/lib/server/classroom/instructors/instructors";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Verdicts } from "@/lib/server/team/verdicts";
import { findMember } from "./find-member";

interface GroupsServices {
  sandboxes: Pick<Sandboxes, "endpoints">;
  verdicts: Pick<Verdicts, "sandboxView">;
}

/** What a learner's gateway holds, where it is running and answers; looking at it starts no sandbox. */
export async function readGroups(
  { sandboxes, verdicts }: GroupsServices,
  learner: { id: string; name: string; team: string },
): Promise<GatewayGroups> {
  if (!sandboxes.endpoints(learner.team)) return { groups: [], isKnown: false };
  const { groups, expositionStatus } = await verdicts.sandboxView(learner);
  return { groups, isKnown: expositionStatus !== null };
}

const notices = {
  restart:
    "Your Pushgateway was restarted, as if its pod had been deleted: it holds nothing any more. What you have passed stays passed.",
  reset:
    "Your sandbox was reset: your Pushgateway and your Prometheus are empty. What you have passed stays passed.",
} as const;

interface LossCall {
  request: Request;
  instructor: Instructor;
  param: (name: string) => string;
  services: {
    verdicts: Pick<Verdicts, "gatewayReset">;
    classroom: Pick<Classroom, "board" | "messages">;
  };
}

/** Restarts or resets a learner's sandbox, and tells all of the team. */
export async function loseSandbox(
  kind: keyof typeof notices,
  call: LossCall,
): Promise<Result<Response, AppError>> {
  const found = await findMember(call);
  if (!found.ok) return found;
  const { id, name, team } = found.value.learner;
  const { verdicts, classroom } = call.services;
  const done = await verdicts.gatewayReset({ id, name, team }, kind);
  if (!done.ok) return done;
  await classroom.messages.send(call.instructor, { to: { team }, text: notices[kind] });
  return empty(202);
}
