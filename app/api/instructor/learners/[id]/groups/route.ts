import { json } from "@/lib/server/api/answers";
import { findMember } from "@/lib/server/api/instructor/find-member";
import { readGroups } from "@/lib/server/api/instructor/learner-sandbox";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: forInstructor(async (call) => {
    const found = await findMember(call);
    return found.ok ? json(await readGroups(call.services, found.value.learner)) : found;
  }),
});
