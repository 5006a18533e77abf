import { empty } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: signedIn(async ({ learner, param, services: { classroom } }) => {
    await classroom.messages.dismiss(learner, param("id"));
    return empty(204);
  }),
});
