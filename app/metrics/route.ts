import { ok } from "@/lib/domain/result";
import { readAppMetrics } from "@/lib/server/api/app-metrics";
import { expositionContentType, writeExposition } from "@/lib/server/api/exposition";
import { methods } from "@/lib/server/api/methods";
import { open } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ services }) => {
    const headers = { "content-type": expositionContentType };
    return ok(new Response(writeExposition(readAppMetrics(services)), { headers }));
  }),
});
