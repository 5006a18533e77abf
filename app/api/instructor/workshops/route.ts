import { newWorkshopSchema } from "@/lib/contract/classroom/workshop";
import { json } from "@/lib/server/api/answers";
import { workshopAnswer } from "@/lib/server/api/instructor/workshop-answer";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: forInstructor(async ({ services: { classroom } }) => {
    const workshops = await classroom.workshops.list();
    return json({ workshops: workshops.map(workshopAnswer) });
  }),
  POST: forInstructor(async ({ instructor, json: read, services: { classroom } }) => {
    const body = await read(newWorkshopSchema);
    if (!body.ok) return body;
    const begun = await classroom.workshops.begin(body.value, instructor.name);
    return begun.ok ? json(workshopAnswer(begun.value), { status: 201 }) : begun;
  }),
});
