import type { Labels } from "@/lib/domain/metric";

/** An alert that Alertmanager has and that has not ended. */
export interface Alert {
  labels: Labels;
  /** Nobody is told of one that is silenced, or inhibited by another. */
  state: "active" | "suppressed" | "unprocessed";
  silencedBy: readonly string[];
}
