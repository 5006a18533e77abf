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
  const isAccepted = answer.ok && answer.value.status < 300;
  return { kind: isAccepted ? "accepted" : "refused", text: `${method} ${target} → ${told}` };
}

/** What the app itself did not take, as during a pause of the class, comes with its words: `curl -s` prints none. */
function toldOf({ kind, note }: TransferProblem): string {
  return kind === "refused" ? `not taken. ${note}`.trim() : "no answer";
}
