import { refuseMethod } from "@/lib/domain/pushgateway/forms/form-methods";
import { err, ok, type Result } from "@/lib/domain/result";
import type { TransferRequest } from "./curl/transfer";

/** What came of running a command without servers. */
export interface CommandRun {
  script: string;
  requests: TransferRequest[];
  stdout: string;
  stderr: string;
}

/** The one request that a command would send, or a sentence that says why it can't be taken. */
export function judgeCommand(run: CommandRun): Result<TransferRequest, string> {
  const { requests, script } = run;
  const [request, second] = requests;
  if (!request) return err(nothingSent(run));
  if (second) {
    const [one, other] = [request, second].map(({ method, target }) => `${method} ${target}`);
    return err(
      `This sends more than one request: ${one}, then ${other}. Paste the command of one of them.`,
    );
  }
  const fault = firstFault(run.stderr);
  if (fault !== null)
    return err(`The command sends something, but not all of it worked. It says: ${fault}`);
  const wrong = refuseMethod(request.method);
  if (wrong !== null) return err(wrong);
  if (isFed(script) && (request.body ?? []).length === 0) {
    return err("The body came out empty: nothing arrives at the standard input of curl.");
  }
  return ok(request);
}

/** A line in which a program says what is wrong; `-v` writes to the same stream, and curl its warnings. */
function firstFault(stderr: string): string | null {
  const lines = stderr.split("\n");
  return lines.find((line) => /^(?!Warning)[\w./-]+: ./.test(line)) ?? null;
}

/** Whether the body is to come from a pipe or a file in front of curl. */
const isFed = (script: string) => /\bcurl\b[^|;]*(@-|-T ?[-.])["'\s]/.test(script);

function nothingSent({ stdout, stderr }: CommandRun): string {
  const said = (stderr + stdout).trim().split("\n").slice(0, 3).join("\n");
  return said === "" ? "The command sent nothing." : `The command sent nothing. It says: ${said}`;
}
