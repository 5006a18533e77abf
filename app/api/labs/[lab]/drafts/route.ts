import { json } from "@/lib/server/api/answers";
import { findLab } from "@/lib/server/api/find-step";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, param, services }) => {
    const lab = findLab(services.labs, param("lab"));
    if (!lab.ok) return lab;
    const { drafts } = services.store;
    return json({
      drafts: await drafts.ofLab(learner.id, lab.value.id),
      revisions: await drafts.revisions(learner.id, lab.value.id),
    });
  }),
});
