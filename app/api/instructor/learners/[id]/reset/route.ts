import { loseSandbox } from "@/lib/server/api/instructor/learner-sandbox";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: forInstructor((call) => loseSandbox("reset", call)),
});
