import { json } from "@/lib/server/http/answers";
import { methods } from "@/lib/server/http/methods";
import { findLab } from "@/lib/server/progress/find-step";
import { signedIn } from "@/lib/server/routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, param, services }) => {
    const lab = findLab(services.labs, param("lab"));
    if (!lab.ok) return lab;
    return json({ verdicts: await services.verdicts.latest(learner, lab.value.id) });
  }),
});
