import { json } from "@/lib/server/http/answers";
import { methods } from "@/lib/server/http/methods";
import { signedIn } from "@/lib/server/routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, services }) =>
    json(await services.verdicts.sandboxView(learner)),
  ),
});
