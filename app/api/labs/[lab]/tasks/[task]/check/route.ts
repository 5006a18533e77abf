import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";
import { whileOpen } from "@/lib/server/api/while-open";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: signedIn(
    whileOpen(async ({ learner, param, services }) => {
      const at = { lab: param("lab"), task: param("task") };
      const steps = await services.verdicts.checkTask(learner, at);
      return steps.ok ? json({ steps: steps.value }) : steps;
    }),
  ),
});
