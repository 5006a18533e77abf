import { ok } from "@/lib/domain/result";
import { expositionContentType, writeExposition } from "@/lib/server/http/exposition";
import { methods } from "@/lib/server/http/methods";
import { readAppMetrics } from "@/lib/server/operation/app-metrics";
import { open } from "@/lib/server/routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ services }) => {
    const headers = { "content-type": expositionContentType };
    return ok(new Response(writeExposition(readAppMetrics(services)), { headers }));
  }),
});
