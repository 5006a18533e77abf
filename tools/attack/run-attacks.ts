import type { Amount, AttackKind, Tried } from "./attack-kind";
import { bodies } from "./bodies";
import { brokenHttp } from "./broken-http";
import { floods } from "./floods";
import { identities } from "./identities";
import { isolation } from "./isolation";
import { kills } from "./kills";
import { logLines } from "./log-lines";
import { randomRequests } from "./random-requests";
import type { Target } from "./target";

/** All that is tried, in this order; the app lives through all of it. */
export const kinds: AttackKind[] = [
  isolation,
  identities,
  brokenHttp,
  bodies,
  logLines,
  floods,
  randomRequests,
  kills,
];

export interface Outcome {
  title: string;
  rows: Tried[];
}

/** Runs one kind; that the app has ended or logged a fault of its own counts as a fault of the kind. */
export async function runKind(kind: AttackKind, target: Target, amount: Amount): Promise<Outcome> {
  target.takeFaults();
  const rows = await kind.run(target, amount);
  const alive = await target.ask("/readyz").then(
    ({ status }) => (status === 200 ? [] : [`/readyz answers ${status}`]),
    (error: unknown) => [`the app does not answer: ${String(error)}`],
  );
  const faults = [...alive, ...target.takeFaults()];
  const found = faults.length === 0 ? "alive and ready, and no fault in its log" : "see below";
  return {
    title: kind.title,
    rows: [...rows, { what: "the app after that", times: 1, found, faults }],
  };
}
