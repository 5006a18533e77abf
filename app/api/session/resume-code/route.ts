import { err } from "@/lib/domain/result";
import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, services: { classroom } }) => {
    const resumeCode = await classroom.resumeCodes.of(learner.id);
    return resumeCode === null ? err({ kind: "not-signed-in" }) : json({ resumeCode });
  }),
});
