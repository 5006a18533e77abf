import { useState } from "react";
import { judgeStep } from "@/components/lab/session/judge-step";
import { useLab } from "@/components/lab/session/lab-session";
import { explainApiError } from "@/lib/client/api-error";

/** Judges a step at once; a query step sends the expression that its PromQL tab holds. */
export function useCheck(stepId: string): {
  isBusy: boolean;
  /** Why no verdict came, for the learner. */
  error: string | null;
  check: () => Promise<void>;
} {
  const { actions } = useLab();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  return {
    isBusy,
    error,
    async check() {
      const step = actions.findStep(stepId);
      if (!step) return;
      setBusy(true);
      const written = actions.fieldsOf(stepId, step.check?.done.part ?? "").text?.trim();
      const answer = step.kind === "query" && written ? written : undefined;
      const judged = await judgeStep(actions, step, answer);
      setBusy(false);
      setError(judged.ok ? null : explainApiError(judged.error));
    },
  };
}
