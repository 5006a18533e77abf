import { teamChangeSchema } from "@/lib/contract/classroom/team";
import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, services: { classroom } }) =>
    json(await classroom.members.teamOf(learner)),
  ),
  PATCH: signedIn(async ({ learner, json: read, services: { classroom } }) => {
    const body = await read(teamChangeSchema);
    return body.ok ? json(await classroom.members.lock(learner, body.value.isLocked)) : body;
  }),
});
