import { empty } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: signedIn(async ({ learner, services: { classroom, sessions } }) => {
    const removed = await classroom.members.remove(learner.id, null);
    if (!removed.ok) return removed;
    const headers = new Headers(sessions.signOut().map((cookie) => ["set-cookie", cookie]));
    return empty(204, { headers });
  }),
});
