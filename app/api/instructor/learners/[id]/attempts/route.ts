import { json } from "@/lib/server/api/answers";
import { findStep } from "@/lib/server/api/find-step";
import { readFilmStrip } from "@/lib/server/api/instructor/film-strip";
import { findMember } from "@/lib/server/api/instructor/find-member";
import { methods } from "@/lib/server/api/methods";
import { readBefore, readNotebook } from "@/lib/server/api/notebook/attempts-page";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: forInstructor(async (call) => {
    const { request, services } = call;
    const found = await findMember(call);
    if (!found.ok) return found;
    const { searchParams } = new URL(request.url);
    const [lab, id] = [searchParams.get("lab"), searchParams.get("step")];
    if (lab === null || id === null) return json(await readFilmStrip(services.store, found.value));
    const step = findStep(services.labs, lab, id);
    if (!step.ok) return step;
    const before = readBefore(request.url);
    if (!before.ok) return before;
    const at = { lab, step: step.value };
    return json(await readNotebook(services.store, found.value.learner, at, before.value));
  }),
});
