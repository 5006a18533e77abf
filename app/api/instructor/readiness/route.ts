import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";
import { readReadiness } from "@/lib/server/ops/readiness";

export const dynamic = "force-dynamic";

/** What `/readyz` says where only the inner listener tells it, for who prepares a class from outside. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: forInstructor(async ({ services }) => json(await readReadiness(services))),
});
