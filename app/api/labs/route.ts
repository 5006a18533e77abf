import { json } from "@/lib/server/api/answers";
import { listLabs } from "@/lib/server/api/list-labs";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, services: { labs, store, classroom } }) => {
    const { labs: shown } = await classroom.workshops.of(learner);
    const isClosed = await classroom.gate.closedTo(learner);
    return json(await listLabs(labs, store.progress, { learnerId: learner.id, shown, isClosed }));
  }),
});
