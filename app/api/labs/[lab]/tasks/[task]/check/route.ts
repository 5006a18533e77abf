import { json } from "@/lib/server/http/answers";
import { methods } from "@/lib/server/http/methods";
import { signedIn } from "@/lib/server/routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: signedIn(async ({ learner, param, services }) => {
    const at = { lab: param("lab"), task: param("task") };
    const steps = await services.verdicts.checkTask(learner, at);
    return steps.ok ? json({ steps: steps.value }) : steps;
  }),
});
