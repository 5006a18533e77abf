import { helpChangeSchema } from "@/lib/contract/classroom/help";
import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: forInstructor(async ({ instructor, param, json: read, services: { classroom } }) => {
    const body = await read(helpChangeSchema);
    if (!body.ok) return body;
    const changed = await classroom.help.change(instructor, param("id"), body.value);
    return changed.ok ? json(changed.value) : changed;
  }),
});
