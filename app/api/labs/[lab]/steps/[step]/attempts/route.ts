import { json } from "@/lib/server/api/answers";
import { findStep } from "@/lib/server/api/find-step";
import { methods } from "@/lib/server/api/methods";
import { readBefore, readNotebook } from "@/lib/server/api/notebook/attempts-page";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, param, request, services }) => {
    const step = findStep(services.labs, param("lab"), param("step"));
    if (!step.ok) return step;
    const before = readBefore(request.url);
    if (!before.ok) return before;
    const at = { lab: param("lab"), step: step.value };
    return json(await readNotebook(services.store, learner, at, before.value));
  }),
});
