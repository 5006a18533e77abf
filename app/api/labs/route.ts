import { json } from "@/lib/server/api/answers";
import { listLabs } from "@/lib/server/api/list-labs";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, services: { labs, store } }) =>
    json(await listLabs(labs, store.progress, learner.id)),
  ),
});
