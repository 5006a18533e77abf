import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { missingForReadiness } from "@/lib/server/api/readiness";
import { open } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ services: { store, sandboxes } }) => {
    const missing = await missingForReadiness({ store, sandboxes });
    return missing.length === 0
      ? json({ status: "ready", missing })
      : json({ status: "not-ready", missing }, { status: 503, headers: { "retry-after": "5" } });
  }),
});
