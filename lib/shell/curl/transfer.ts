import type { Result } from "@/lib/domain/result";
import type { Service } from "./find-service";

/** One request to a server of the learner's sandbox, as it should arrive there. */
export interface TransferRequest {
  service: Service;
  method: string;
  /** Path and query, to the byte. */
  target: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
}

export interface TransferAnswer {
  status: number;
  statusText: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Why no answer came; `note` says it in the app's own words. */
export interface TransferProblem {
  kind: "refused" | "broken" | "timeout";
  note: string;
}

export type Transfer = (
  request: TransferRequest,
) => Promise<Result<TransferAnswer, TransferProblem>>;
