import { empty } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { ownSandbox } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: ownSandbox(async ({ learner, services }) => {
    const done = await services.verdicts.gatewayReset(learner, "restart");
    return done.ok ? empty(202) : done;
  }),
});
