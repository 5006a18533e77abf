import type { Labels } from "@/lib/domain/metric";
import type { Group } from "@/lib/domain/pushgateway/group";

/** What hover and completion know besides the text: where it goes, and what the gateway holds. */
export interface ExpositionContext {
  /** The labels of the path. */
  group: Labels;
  groups: readonly Group[];
}
