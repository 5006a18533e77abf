import type { BoardLearner } from "@/lib/contract/classroom/board";
import type { CellState } from "@/lib/domain/classroom/need";

/** Which rows are shown; an empty text asks for nothing. */
export interface Filter {
  /** Parts of the name or the team. */
  words: string;
  team: string;
  /** `lab/step`: who is on it, which is their first one that has not passed; with a state or diagnosis, that one's cell. */
  step: string;
  state: CellState | "";
  /** The code. */
  diagnosis: string;
  presence: "" | "online" | "away" | "needs-help";
}

export const noFilter: Filter = {
  ...{ words: "", team: "", step: "", state: "", diagnosis: "", presence: "" },
};

export function isFiltering(filter: Filter): boolean {
  return Object.values(filter).some((value) => value !== "");
}

/** Whether a learner's row is shown; `nameOf` is the name on screen, which may be hidden. */
export function createFilter(
  filter: Filter,
  nameOf: (learner: BoardLearner) => string,
): (learner: BoardLearner) => boolean {
  const words = filter.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (learner) => {
    if (filter.team !== "" && learner.team !== filter.team) return false;
    if (!isPresent(learner, filter.presence)) return false;
    if (words.length > 0) {
      const text = nameOf(learner).toLocaleLowerCase();
      if (!words.every((word) => text.includes(word))) return false;
    }
    return hasCell(learner, filter);
  };
}

function isPresent(learner: BoardLearner, presence: Filter["presence"]): boolean {
  switch (presence) {
    case "online":
      return learner.isOnline;
    case "away":
      return !learner.isOnline;
    case "needs-help":
      return learner.needsHelp !== null;
    case "":
      return true;
  }
}

function hasCell({ steps }: BoardLearner, { step, state, diagnosis }: Filter): boolean {
  if (step === "" && state === "" && diagnosis === "") return true;
  const isAsked = (cell: BoardLearner["steps"][number]) =>
    (state === "" || cell.state === state) && (diagnosis === "" || cell.diagnosis === diagnosis);
  if (step === "") return steps.some(isAsked);
  const onStep = steps.find((cell) => `${cell.lab}/${cell.step}` === step);
  if (state === "" && diagnosis === "") {
    return currentStep(steps) === onStep && onStep !== undefined;
  }
  return onStep !== undefined && isAsked(onStep);
}

/** The step somebody is on: one that they try, else the first that has not passed. */
export function currentStep(
  steps: readonly BoardLearner["steps"][number][],
): BoardLearner["steps"][number] | undefined {
  return (
    steps.find(({ state }) => state === "stuck" || state === "trying" || state === "waiting") ??
    steps.find(({ state }) => state !== "passed")
  );
}
