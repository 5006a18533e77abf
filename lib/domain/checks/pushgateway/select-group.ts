import type { Labels } from "@/lib/domain/metric";
import { renamedByTarget } from "@/lib/domain/prometheus/added-labels";
import type { Target } from "@/lib/domain/prometheus/target";

/**
 * A selector of one group's series as a target brings them: an absent `instance` is matched as absent, and
 * where the target's labels win, by the names that are left to the pushed ones. It returns groups with further
 * labels as well.
 */
export function selectGroup(
  metric: string,
  group: Labels,
  target: Target | null,
  isHonoring = target?.scraping.honorLabels !== false,
): string {
  const asked = Object.entries({ instance: "", ...group }).map(([name, value]) => {
    return [isHonoring ? name : renamedByTarget(name, target), value] as const;
  });
  return selectOwn(metric, target, Object.fromEntries(asked));
}

/** A selector of what a target brings, in a Prometheus that may have other namespaces besides. */
export function selectOwn(metric: string, target: Target | null, labels: Labels = {}): string {
  const { namespace } = target?.labels ?? {};
  const matched = { ...(namespace === undefined ? {} : { namespace }), ...labels };
  const matchers = Object.entries(matched).map(([name, value]) => `${name}=${quote(value)}`);
  return matchers.length === 0 ? metric : `${metric}{${matchers.join(",")}}`;
}

/** A PromQL string literal; its escapes are Go's, of which JSON's are a subset. */
export function quote(value: string): string {
  return JSON.stringify(value);
}
