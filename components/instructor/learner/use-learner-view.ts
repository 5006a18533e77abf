"use client";

import { useEffect, useState } from "react";
import { type ApiError, explainApiError } from "@/lib/client/api-error";
import {
  getLearnerAttempts,
  getLearnerGroups,
  getLearnerView,
} from "@/lib/client/instructor/learner";
import type { AttemptEntry } from "@/lib/contract/attempts";
import type { BoardLearner } from "@/lib/contract/classroom/board";
import type { CheckWords, GatewayGroups } from "@/lib/contract/classroom/learner-view";
import type { Result } from "@/lib/domain/result";
import type { Verdict } from "@/lib/domain/verdict/verdict";

/** What is known of a learner on one step; null until it is asked for, or where it could not be had. */
export interface LearnerView {
  verdict: Verdict | null;
  /** The words of the step's check. */
  check: CheckWords | null;
  /** Newest first. */
  attempts: readonly AttemptEntry[] | null;
  gateway: GatewayGroups | null;
  problem: string | null;
}

const nothing: LearnerView = {
  ...{ verdict: null, check: null, attempts: null, gateway: null, problem: null },
};

/** Asked for anew whenever the learner's row changes; what was known stays until the answer is there. */
export function useLearnerView(
  learner: BoardLearner,
  at: { lab: string; step: string } | null,
): LearnerView {
  const key = `${learner.id} ${at?.lab}/${at?.step}`;
  const [known, setKnown] = useState({ key, view: nothing });
  const { lab, step } = at ?? { lab: "", step: "" };
  // A row that has changed means that there is more to see.
  useEffect(() => {
    let isLeft = false;
    void askFor(learner.id, { lab, step }).then((view) => {
      if (!isLeft) setKnown({ key, view });
    });
    return () => {
      isLeft = true;
    };
  }, [learner, lab, step, key]);
  return known.key === key ? known.view : nothing;
}

async function askFor(id: string, at: { lab: string; step: string }): Promise<LearnerView> {
  const [view, attempts, gateway] = await Promise.all([
    getLearnerView(id),
    at.step === "" ? null : getLearnerAttempts(id, at),
    getLearnerGroups(id),
  ]);
  return {
    verdict: view.ok ? (view.value.verdicts[at.lab]?.[at.step] ?? null) : null,
    check: view.ok ? (view.value.checks[at.lab]?.[at.step] ?? null) : null,
    attempts: attempts?.ok ? attempts.value.entries : null,
    gateway: gateway.ok ? gateway.value : null,
    problem: problemOf(view) ?? (attempts && problemOf(attempts)),
  };
}

function problemOf(answer: Result<unknown, ApiError>): string | null {
  return answer.ok ? null : explainApiError(answer.error);
}
