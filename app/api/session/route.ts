import { joinRequestSchema } from "@/lib/contract/join-request";
import { empty, json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { open, signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner }) => json({ learner })),
  POST: open(async ({ json: read, address, services }) => {
    const body = await read(joinRequestSchema);
    if (!body.ok) return body;
    const admitted = services.joinLimits.admit(address);
    if (!admitted.ok) return admitted;
    const { learner, setCookie } = await services.sessions.join(body.value.name);
    services.sandboxes.joined();
    return json({ learner }, { status: 201, headers: { "set-cookie": setCookie } });
  }),
  DELETE: open(async ({ request, services: { sessions } }) => {
    const session = await sessions.sessionOf(request.headers.get("cookie") ?? undefined);
    if (session) await sessions.end(session.id);
    const headers = new Headers(sessions.signOut().map((cookie) => ["set-cookie", cookie]));
    return empty(204, { headers });
  }),
});
