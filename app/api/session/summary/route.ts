import { ok } from "@/lib/domain/result";
import { findSelf } from "@/lib/server/api/instructor/find-member";
import { summaryPage } from "@/lib/server/api/instructor/summary-page";
import { methods } from "@/lib/server/api/methods";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, services: { classroom } }) => {
    const found = await findSelf(classroom, learner);
    return found.ok ? ok(summaryPage(found.value)) : found;
  }),
});
