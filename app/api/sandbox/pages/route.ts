import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { ownSandbox } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: ownSandbox(async ({ session, request, services }) =>
    json(services.pages.addresses(session, request.headers.get("host"))),
  ),
});
