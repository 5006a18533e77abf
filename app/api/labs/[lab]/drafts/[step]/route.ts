import { draftSchema } from "@/lib/contract/drafts";
import { empty } from "@/lib/server/api/answers";
import { findStep } from "@/lib/server/api/find-step";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** A draft's 256 KiB of text with every line break and quote escaped. */
const limitBytes = 1024 * 1024;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PUT: signedIn(async ({ learner, param, json: read, services }) => {
    const step = findStep(services.labs, param("lab"), param("step"));
    if (!step.ok) return step;
    const draft = await read(draftSchema, { limitBytes });
    if (!draft.ok) return draft;
    // Writing 256 KiB with all their escapes is as dear as reading them.
    await services.largeBodies.inTurn(() =>
      services.store.drafts.save(learner.id, param("lab"), step.value.id, draft.value),
    );
    return empty(204);
  }),
});
