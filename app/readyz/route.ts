import { json } from "@/lib/server/http/answers";
import { methods } from "@/lib/server/http/methods";
import { missingForReadiness } from "@/lib/server/operation/readiness";
import { open } from "@/lib/server/routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ services: { store, env } }) => {
    const missing = await missingForReadiness({ store, sandbox: env.sandbox });
    return missing.length === 0
      ? json({ status: "ready", missing })
      : json({ status: "not-ready", missing }, { status: 503, headers: { "retry-after": "5" } });
  }),
});
