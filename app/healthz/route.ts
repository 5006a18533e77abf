import { json } from "@/lib/server/http/answers";
import { methods } from "@/lib/server/http/methods";
import { open } from "@/lib/server/routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async () => json({ status: "alive" })),
});
