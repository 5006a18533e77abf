import { err, ok } from "@/lib/domain/result";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: forInstructor(async ({ request, instructor, services: { classroom } }) => {
    const workshop = new URL(request.url).searchParams.get("workshop");
    const json = await classroom.board.json(instructor, workshop);
    if (json === null) return err({ kind: "unknown-workshop", workshop: workshop ?? "" });
    return ok(new Response(json, { headers: { "content-type": "application/json" } }));
  }),
});
