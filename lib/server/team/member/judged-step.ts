import type { Unqueried } from "@/lib/domain/checks/looks";
import type { Verdict } from "@/lib/domain/verdict/verdict";

/** A verdict with what it stands on. */
export interface JudgedStep {
  verdict: Verdict;
  stoodOn: Unqueried;
  /** It depends on what Prometheus returned. */
  hasAsked: boolean;
  /** It was asked after a scrape that brought nothing new. */
  isOfQuietScrape: boolean;
}
