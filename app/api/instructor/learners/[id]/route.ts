import { learnerChangeSchema } from "@/lib/contract/classroom/learner-view";
import { empty, json } from "@/lib/server/api/answers";
import { changeMember } from "@/lib/server/api/instructor/change-member";
import { findMember } from "@/lib/server/api/instructor/find-member";
import { viewLearner } from "@/lib/server/api/instructor/learner-view";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: forInstructor(async (call) => {
    const found = await findMember(call);
    return found.ok ? json(await viewLearner(found.value, call.services.verdicts)) : found;
  }),
  PATCH: forInstructor(async ({ instructor, param, json: read, services: { classroom } }) => {
    const body = await read(learnerChangeSchema);
    if (!body.ok) return body;
    const learner = await changeMember(classroom.members, param("id"), body.value, instructor.name);
    return learner.ok ? json({ learner: learner.value }) : learner;
  }),
  DELETE: forInstructor(async ({ instructor, param, services: { classroom } }) => {
    const removed = await classroom.members.remove(param("id"), instructor.name);
    return removed.ok ? empty(204) : removed;
  }),
});
