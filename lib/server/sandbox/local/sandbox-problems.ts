import type { SandboxProblem } from "@/lib/server/sandbox/sandboxes";
import { sandboxSentences } from "./sandbox-sentences";

/** Of a sandbox that was removed while somebody waited for it. */
export const goneProblem: SandboxProblem = { kind: "sandbox-starting" };

/** Of one that is asked for while the app ends. */
export const closingProblem: SandboxProblem = {
  kind: "sandbox-failed",
  message: sandboxSentences.closing,
};
