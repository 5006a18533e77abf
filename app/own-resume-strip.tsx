import { cookies } from "next/headers";
import { EarlyPart } from "@/components/site/early-part";
import { ResumeStrip } from "@/components/site/resume-strip";
import { resumeStripCookie } from "@/lib/contract/classroom/resume-strip";
import type { Learner } from "@/lib/contract/session";
import { getServices } from "@/lib/server/services";
import { currentUser } from "./current-learner";

/**
 * The resume code of a learner who has just joined; written by the server, so that nothing moves. Whom a proxy
 * has signed in needs none.
 */
export async function OwnResumeStrip({ learner }: { learner: Learner }) {
  const shown = (await cookies()).get(resumeStripCookie)?.value;
  if (shown !== learner.id || (await currentUser()) !== null) return null;
  const code = await getServices().classroom.resumeCodes.of(learner.id);
  return code === null ? null : (
    <EarlyPart>
      <ResumeStrip code={code} />
    </EarlyPart>
  );
}
