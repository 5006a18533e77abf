import { empty } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: forInstructor(async ({ param, services: { classroom } }) => {
    const removed = await classroom.removeWorkshop(param("id"));
    return removed.ok ? empty(204) : removed;
  }),
});
