import { presenceSchema } from "@/lib/contract/classroom/team";
import { empty } from "@/lib/server/api/answers";
import { findStep } from "@/lib/server/api/find-step";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: signedIn(async ({ session, learner, json: read, services: { classroom, labs } }) => {
    const body = await read(presenceSchema);
    if (!body.ok) return body;
    const { isHidden, at } = body.value;
    if (isHidden !== undefined) classroom.presence.hidden(learner, session.id, isHidden);
    if (at === undefined) return empty(204);
    const found = findStep(labs, at.lab, at.step);
    if (!found.ok) return found;
    classroom.stepOpened(learner, at);
    return empty(204);
  }),
});
