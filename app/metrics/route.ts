import { err, ok } from "@/lib/domain/result";
import { methods } from "@/lib/server/api/methods";
import { open } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/** Where there is a listener for who runs the app, they are there alone. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ services: { metrics, env } }) => {
    if (env.ops !== null) return err({ kind: "not-found" });
    const headers = { "content-type": metrics.contentType };
    return ok(new Response(await metrics.metrics(), { headers }));
  }),
});
