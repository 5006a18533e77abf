import { draftSchema } from "@/lib/contract/drafts";
import { err } from "@/lib/domain/result";
import { json } from "@/lib/server/api/answers";
import { readDraftSeen } from "@/lib/server/api/draft-seen";
import { findStep } from "@/lib/server/api/find-step";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** A draft's 256 KiB of text with every line break and quote escaped. */
const limitBytes = 1024 * 1024;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PUT: signedIn(async ({ learner, param, request, json: read, services }) => {
    const at = { lab: param("lab"), step: param("step") };
    const step = findStep(services.labs, at.lab, at.step);
    if (!step.ok) return step;
    const seen = readDraftSeen(request.url);
    if (!seen.ok) return seen;
    const draft = await read(draftSchema, { limitBytes });
    if (!draft.ok) return draft;
    // Writing 256 KiB with all their escapes is as dear as reading them.
    const { isKept, revision } = await services.largeBodies.inTurn(() =>
      services.store.drafts.save(learner.id, at.lab, at.step, draft.value, seen.value),
    );
    if (!isKept) return err({ kind: "draft-changed" });
    const device = seen.value?.device ?? null;
    services.live.tell(learner.id, { event: "draft", data: { ...at, revision, device } });
    return json({ revision });
  }),
});
