import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: forInstructor(async ({ instructor: { name }, services: { classroom } }) => {
    const { id } = await classroom.workshops.current();
    const removed = await classroom.members.removeUncounted(id, name);
    return json({ removed, isAnew: await classroom.workshops.beginAnew(name) });
  }),
});
