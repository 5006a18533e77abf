import { ok } from "@/lib/domain/result";
import { findMember } from "@/lib/server/api/instructor/find-member";
import { summaryPage } from "@/lib/server/api/instructor/summary-page";
import { methods } from "@/lib/server/api/methods";
import { forInstructor } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: forInstructor(async (call) => {
    const found = await findMember(call);
    return found.ok ? ok(summaryPage(found.value)) : found;
  }),
});
