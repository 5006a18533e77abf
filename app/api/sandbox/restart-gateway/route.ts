import { empty } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { ownSandbox } from "@/lib/server/api/routes";
import { whileOpen } from "@/lib/server/api/while-open";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: ownSandbox(
    whileOpen(async ({ learner, services }) => {
      const done = await services.verdicts.gatewayReset(learner, "restart");
      return done.ok ? empty(202) : done;
    }),
  ),
});
