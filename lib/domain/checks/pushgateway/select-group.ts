import type { Labels } from "@/lib/domain/metric";

/** A selector of exactly one group's series: an absent `instance` is matched as absent. */
export function selectGroup(metric: string, group: Labels): string {
  const matched = { instance: "", ...group };
  const matchers = Object.entries(matched).map(([name, value]) => `${name}=${quote(value)}`);
  return `${metric}{${matchers.join(",")}}`;
}

/** A PromQL string literal; its escapes are Go's, of which JSON's are a subset. */
export function quote(value: string): string {
  return JSON.stringify(value);
}
