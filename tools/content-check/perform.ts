import { fillPlaceholders } from "@/lib/domain/lab/placeholders";
import type { ReplayRequest } from "@/lib/domain/lab/replay";
import { err, ok, type Result } from "@/lib/domain/result";
import { namesFor } from "@/lib/domain/site-names";
import type { ProxyProblem } from "@/lib/server/proxy/proxy";
import type { Fixture } from "./fixture";
import type { ScriptedAction } from "./replay-case";
import { waitForScrape } from "./wait-for-scrape";

/**
 * Does one action the way the page would: requests through the proxy, restarts and answers through the
 * verdicts. An error is one of the platform; a refusal by the gateway is none. The value is the status
 * that a request was answered with; null for other actions.
 */
export async function perform(
  { at, action }: ScriptedAction,
  fixture: Fixture,
): Promise<Result<number | null, string>> {
  const { learner, verdicts } = fixture;
  if (action.send) return send(action.send, at, fixture);
  if (action.answer !== undefined) {
    const checked = await verdicts.checkStep(learner, at, filled(action.answer, fixture));
    return checked.ok ? ok(null) : err(`answer: ${checked.error.kind}`);
  }
  if (action["restart-gateway"]) {
    const restarted = await verdicts.gatewayReset(learner, "restart");
    return restarted.ok ? ok(null) : err(`restart-gateway: ${told(restarted.error)}`);
  }
  const scraped = await waitForScrape(fixture);
  return scraped.ok ? ok(null) : scraped;
}

async function send(
  { method, path, headers = {}, body = "" }: ReplayRequest,
  { lab, step }: Pick<ScriptedAction["at"], "lab" | "step">,
  fixture: Fixture,
): Promise<Result<number | null, string>> {
  const header = (name: string) =>
    Object.entries(headers).find(([written]) => written.toLowerCase() === name)?.[1];
  const answer = await fixture.proxy.exchange("pushgateway", fixture.learner, {
    method,
    path: filled(path, fixture),
    contentType: header("content-type"),
    contentEncoding: header("content-encoding"),
    body: Buffer.from(filled(body, fixture)),
    ...{ lab, step },
  });
  if (answer.ok) return ok(answer.value.status);
  if (isLearners(answer.error)) return ok(refusedStatus);
  return err(`${method} ${path}: ${told(answer.error)}`);
}

/** Stands for the answers that the app gives in the gateway's place. */
const refusedStatus = 400;

/** Problems that a learner's own request brings about; the step's verdict tells about them. */
function isLearners({ kind }: ProxyProblem): boolean {
  return ["too-large", "not-found", "bad-request", "gateway-limit"].includes(kind);
}

function told(problem: { kind: string; message?: string }): string {
  return problem.message ? `${problem.kind}: ${problem.message}` : problem.kind;
}

function filled(text: string, { learner }: Fixture): string {
  return fillPlaceholders(text, namesFor(learner.team));
}
