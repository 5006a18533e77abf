import type { StepCheck } from "@/components/lab/session/lab-outline";
import { ScrapeCountdown } from "@/components/lab/session/scrape-countdown";
import { InlineCode } from "@/components/markdown/inline-code";
import { LocalTime } from "@/components/ui/local-time";
import type { Diagnosis } from "@/lib/domain/verdict/diagnosis";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import { Remarks } from "./remarks";
import { RepairGateway } from "./repair-gateway";
import { VerdictDifference } from "./verdict-difference";
import { FoldedRungs, VerdictRungs } from "./verdict-rungs";

interface VerdictDetailsProps {
  verdict: Verdict;
  check: StepCheck | null;
}

/** The ladder, what was expected beside what was seen, and remarks; those of a pass are part of its status. */
export function VerdictDetails({ verdict, check }: VerdictDetailsProps) {
  const { outcome, diagnosis, alsoWrong } = verdict;
  if (outcome === "passed") return <FoldedRungs {...{ verdict, check }} />;
  const repair = diagnosis && repairOf(diagnosis);
  return (
    <>
      <VerdictRungs {...{ verdict, check }}>
        {outcome === "pending" && (
          <p aria-hidden className="pl-5.5 text-waiting">
            Next scrape in <ScrapeCountdown />
          </p>
        )}
        {outcome === "failed" && diagnosis && (
          <div className="pl-5.5">
            <VerdictDifference diagnosis={diagnosis} />
            {diagnosis.code === "different-values" && <EvaluatedAt at={verdict.checkedAt} />}
            {repair && <RepairGateway {...repair} />}
          </div>
        )}
        {alsoWrong.map((also) => (
          <div key={`${also.code} ${also.message}`} className="flex flex-col gap-1 pl-5.5">
            <p>
              <span className="font-medium">Also</span> <InlineCode text={also.message} />
            </p>
            <VerdictDifference diagnosis={also} />
          </div>
        ))}
      </VerdictRungs>
      <Remarks remarks={verdict.remarks} />
    </>
  );
}

/** Values move on with time, in the verdict as in the table, which says its moment too. */
function EvaluatedAt({ at }: { at: string }) {
  return (
    <p className="text-[13px] text-muted">
      Evaluated at <LocalTime at={at} style="moment" />
    </p>
  );
}

/** The one delete that repairs a poisoned gateway, where the verdict knows it. */
function repairOf({ code, params }: Diagnosis): { path: string; group: string } | null {
  const { path, group } = params;
  if (code !== "gateway-poisoned" || typeof path !== "string") return null;
  return { path, group: String(group) };
}
