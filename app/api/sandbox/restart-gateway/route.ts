import { empty } from "@/lib/server/http/answers";
import { methods } from "@/lib/server/http/methods";
import { signedIn } from "@/lib/server/routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: signedIn(async ({ learner, services }) => {
    const done = await services.verdicts.gatewayReset(learner, "restart");
    return done.ok ? empty(202) : done;
  }),
});
