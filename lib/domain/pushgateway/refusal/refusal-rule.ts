import type { Exchange } from "@/lib/domain/pushgateway/exchange";
import type { PathError } from "@/lib/domain/pushgateway/grouping-key";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";

export interface Refused {
  exchange: Exchange;
  text: string;
  /** The line of the body that the gateway names, without its line ending. */
  line: string;
  /** Why the path names no group; null where it does. */
  pathError: PathError | null;
}

export interface RefusalRule {
  code: DiagnosisCode;
  matches: (refused: Refused) => boolean;
  message: string | ((refused: Refused) => string);
}

export const answers = (pattern: RegExp) => (refused: Refused) =>
  pattern.test(refused.exchange.answer);

/** What this app refuses by itself: a body too large, and a gateway that is full. The gateway never does. */
export function isOfApp(status: number): boolean {
  return status === 413 || status === 507;
}
