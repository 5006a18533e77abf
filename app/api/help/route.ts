import { helpHoldSchema, helpRequestSchema } from "@/lib/contract/classroom/help";
import { err } from "@/lib/domain/result";
import { empty, json } from "@/lib/server/api/answers";
import { findStep } from "@/lib/server/api/find-step";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: signedIn(async ({ learner, json: read, services }) => {
    const body = await read(helpRequestSchema);
    if (!body.ok) return body;
    const { lab, step, words = null } = body.value;
    const found = findStep(services.labs, lab, step);
    if (!found.ok) return found;
    const asked = await services.classroom.help.ask(learner, { lab, step, words });
    if (!asked.ok) return asked;
    if (!asked.value) return err({ kind: "not-signed-in" });
    return json(asked.value, { status: 201 });
  }),
  PATCH: signedIn(async ({ learner, json: read, services: { classroom } }) => {
    const body = await read(helpHoldSchema);
    if (!body.ok) return body;
    const held = await classroom.help.hold(learner, body.value.isOnHold);
    return held.ok ? json(held.value) : held;
  }),
  DELETE: signedIn(async ({ learner, services: { classroom } }) => {
    const withdrawn = await classroom.help.withdraw(learner);
    return withdrawn.ok ? empty(204) : withdrawn;
  }),
});
