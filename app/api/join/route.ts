import { json } from "@/lib/server/api/answers";
import { methods } from "@/lib/server/api/methods";
import { open } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ user, services: { classroom } }) =>
    json(await classroom.joining.invitation(user?.name)),
  ),
});
