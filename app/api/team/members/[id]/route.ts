import { empty } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: signedIn(async ({ learner, param, services: { classroom } }) => {
    const gone = await classroom.members.sendAway(learner, param("id"));
    return gone.ok ? empty(204) : gone;
  }),
});
