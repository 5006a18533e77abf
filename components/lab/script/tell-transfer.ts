import type { TransferProblem, TransferRequest } from "@/lib/shell/curl/transfer";
import type { Transferred } from "@/lib/shell/open-shell";
import type { OutputPart } from "./script-runs";

/** What a script sends is told, because a Kubernetes Job keeps its answer to its log. */
export function tellTransfer(
  { method, target }: Pick<TransferRequest, "method" | "target">,
  answer: Transferred,
): OutputPart {
  const told = answer.ok
    ? `${answer.value.status} ${answer.value.statusText}`
    : toldOf(answer.error);
  return { kind: kindOf(answer), text: `${method} ${target} → ${told}` };
}

/** Whether the server would have taken what it did not answer is not known. */
function kindOf(answer: Transferred): OutputPart["kind"] {
  if (answer.ok) return answer.value.status < 300 ? "accepted" : "refused";
  return answer.error.kind === "refused" ? "refused" : "unanswered";
}

/** What the app itself did not take, as during a pause of the class, comes with its words: `curl -s` prints none. */
function toldOf({ kind, note }: TransferProblem): string {
  return kind === "refused" ? `not taken. ${note}`.trim() : "no answer";
}
