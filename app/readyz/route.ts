import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { open } from "@/lib/server/api/routes";
import { readReadiness } from "@/lib/server/ops/readiness";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ services }) => {
    const readiness = await readReadiness(services);
    const { status } = readiness;
    // With a listener for whoever runs the app, what it has to say is told there alone.
    const body = services.env.ops ? { status } : readiness;
    return status === "ready"
      ? json(body)
      : json(body, { status: 503, headers: { "retry-after": "5" } });
  }),
});
