import { presenceSchema } from "@/lib/contract/classroom/team";
import { empty } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: signedIn(async ({ learner, json: read, services: { classroom } }) => {
    const body = await read(presenceSchema);
    if (!body.ok) return body;
    classroom.presence.hidden(learner, body.value.isHidden);
    return empty(204);
  }),
});
