import { ok } from "@/lib/domain/result";
import { methods } from "@/lib/server/api/methods";
import { open } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ services: { metrics } }) => {
    const headers = { "content-type": metrics.contentType };
    return ok(new Response(await metrics.metrics(), { headers }));
  }),
});
