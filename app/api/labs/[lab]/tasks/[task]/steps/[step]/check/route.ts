import { checkRequestSchema } from "@/lib/contract/verdict";
import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";
import { whileOpen } from "@/lib/server/api/while-open";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: signedIn(
    whileOpen(async ({ learner, param, json: read, services }) => {
      const body = await read(checkRequestSchema, { isOptional: true });
      if (!body.ok) return body;
      const at = { lab: param("lab"), task: param("task"), step: param("step") };
      const verdict = await services.verdicts.checkStep(learner, at, body.value.answer);
      return verdict.ok ? json(verdict.value) : verdict;
    }),
  ),
});
