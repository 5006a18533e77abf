import { err } from "@/lib/domain/result";
import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: forInstructor(async ({ param, services: { classroom } }) => {
    const resumeCode = await classroom.resumeCodes.renew(param("id"));
    if (resumeCode === null) return err({ kind: "unknown-learner", learner: param("id") });
    return json({ resumeCode });
  }),
});
