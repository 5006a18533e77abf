import {
  type WorkshopChangeRequest,
  workshopChangeSchema,
} from "@/lib/contract/classroom/workshop";
import { json } from "@/lib/server/api/answers";
import { workshopAnswer } from "@/lib/server/api/instructor/workshop-answer";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** 500 closed steps and a message. */
const limitBytes = 128 * 1024;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PATCH: forInstructor(async ({ instructor, json: read, services: { classroom } }) => {
    const body = await read(workshopChangeSchema, { limitBytes });
    if (!body.ok) return body;
    const changed = await classroom.workshops.change(changeOf(body.value), instructor.name);
    return changed.ok ? json(workshopAnswer(changed.value)) : changed;
  }),
});

/** What is said to a pause holds for it alone. */
function changeOf({ message, ...change }: WorkshopChangeRequest) {
  const { state } = change;
  if (message !== undefined) return { ...change, pauseMessage: message || null };
  return state === "open" ? { ...change, pauseMessage: null } : change;
}
