import { exportAnswer } from "@/lib/server/api/instructor/export-answer";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: forInstructor((call) => exportAnswer("xapi", call)),
});
