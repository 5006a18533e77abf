import { json } from "@/lib/server/http/answers";
import { methods } from "@/lib/server/http/methods";
import { listLabs } from "@/lib/server/progress/list-labs";
import { signedIn } from "@/lib/server/routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, services: { labs, store } }) =>
    json(await listLabs(labs, store.progress, learner.id)),
  ),
});
