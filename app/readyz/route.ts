import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { open } from "@/lib/server/api/routes";
import { readReadiness } from "@/lib/server/ops/readiness";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ services }) => {
    const readiness = await readReadiness(services);
    return readiness.status === "ready"
      ? json(readiness)
      : json(readiness, { status: 503, headers: { "retry-after": "5" } });
  }),
});
