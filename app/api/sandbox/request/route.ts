import { sandboxRequestSchema } from "@/lib/contract/sandbox-request";
import { ok } from "@/lib/domain/result";
import { json } from "@/lib/server/api/answers";
import { openEnvelope, sealEnvelope } from "@/lib/server/api/envelope";
import { findLabOfStep } from "@/lib/server/api/find-step";
import { methods } from "@/lib/server/api/methods";
import { ownSandbox } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** Room for 1 MiB in base64, or as text with every line break and quote escaped. */
const limitBytes = 3 * 1024 * 1024;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: ownSandbox(async ({ learner, json: read, services }) => {
    const envelope = await read(sandboxRequestSchema, { limitBytes });
    if (!envelope.ok) return envelope;
    const { lab, step } = envelope.value;
    const from = step === undefined ? ok(null) : findLabOfStep(services.labs, { lab, step });
    if (!from.ok) return from;
    const request = openEnvelope(envelope.value);
    if (!request.ok) return request;
    const answer = await services.proxy.exchange("pushgateway", learner, {
      ...request.value,
      lab: from.value,
    });
    return answer.ok ? json(sealEnvelope(answer.value)) : answer;
  }),
});
