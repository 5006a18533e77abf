import { messageRequestSchema, mostNamed } from "@/lib/contract/classroom/messages";
import { json } from "@/lib/server/api/answers";
import { findStep } from "@/lib/server/api/find-step";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** As many names as there may be, and the longest text with every character escaped. */
const limits = { limitBytes: 128 * 1024, values: mostNamed + 20 };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: forInstructor(async ({ instructor, json: read, services }) => {
    const body = await read(messageRequestSchema, limits);
    if (!body.ok) return body;
    const { to } = body.value;
    if ("step" in to) {
      const found = findStep(services.labs, to.lab, to.step);
      if (!found.ok) return found;
    }
    const sent = await services.classroom.messages.send(instructor, body.value);
    return json(sent, { status: 201 });
  }),
});
