import { joinRequestSchema, userJoinRequestSchema } from "@/lib/contract/join-request";
import { err } from "@/lib/domain/result";
import { empty, json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { open, signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner }) => json({ learner })),
  POST: open(async ({ json: read, address, user, request, services }) => {
    if (services.env.headerSignIn && !user) return err({ kind: "no-proven-user" });
    const body = await read(user ? userJoinRequestSchema : joinRequestSchema);
    if (!body.ok) return body;
    const cookie = request.headers.get("cookie") ?? undefined;
    const isInstructor = (await services.classroom.instructors.instructorOf(cookie)) !== null;
    const from = { address, isInstructor, user: user?.name ?? null };
    const joined = await services.classroom.joining.join(body.value, from);
    if (!joined.ok) return joined;
    const { learner, resumeCode, setCookie } = joined.value;
    services.sandboxes.joined();
    const headers = { "set-cookie": setCookie };
    return json({ learner, resumeCode }, { status: 201, headers });
  }),
  DELETE: open(async ({ request, services: { sessions } }) => {
    const session = await sessions.sessionOf(request.headers.get("cookie") ?? undefined);
    if (session) await sessions.end(session.id);
    const headers = new Headers(sessions.signOut().map((cookie) => ["set-cookie", cookie]));
    return empty(204, { headers });
  }),
});
