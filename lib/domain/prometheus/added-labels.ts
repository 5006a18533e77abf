import type { Labels } from "@/lib/domain/metric";
import type { Target } from "./target";

/** What a learner knows by name, wherever the servers run: the labs speak of both. */
const knownLabels: ReadonlySet<string> = new Set(["job", "instance"]);

/**
 * The names of labels that the infrastructure has added to a gateway's series: `namespace`, `pod` and the
 * like, as the target has them, and what the operator's configuration adds besides.
 */
export function addedLabels(target: Target | null): ReadonlySet<string> {
  if (!target) return new Set();
  const all = [target.labels, ...target.others].flatMap(Object.keys);
  const own = all.filter((name) => !knownLabels.has(name));
  return new Set([...own, ...target.scraping.addedLabels]);
}

/** Labels without those of some names. */
export function withoutLabels(labels: Labels, names: ReadonlySet<string>): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.has(name)));
}

/**
 * True where a series comes from a target that is there now: one of a pod that is gone has other labels, and
 * may be returned for five minutes more.
 */
export function isOfTargetNow(labels: Labels, target: Target | null): boolean {
  if (!target) return true;
  const added = addedLabels(target);
  const now = [target.labels, ...target.others].map((each) =>
    Object.entries(each).filter(([name]) => added.has(name)),
  );
  return now.some((each) =>
    each.every(([name, value]) => !Object.hasOwn(labels, name) || labels[name] === value),
  );
}

const exported = "exported_";

/** How Prometheus names a pushed label where `honor_labels` is off: those of the target win. */
export function renamedByTarget(name: string, target: Target | null): string {
  const isTaken = knownLabels.has(name) || Object.hasOwn(target?.labels ?? {}, name);
  return isTaken ? exported + name : name;
}

/**
 * A series' labels as they were pushed, without its metric's name and what the infrastructure has added;
 * `asked` are names that were pushed for certain.
 */
export function pushedLabels(
  labels: Labels,
  target: Target | null,
  asked: readonly string[] = [],
): Labels {
  const { __name__: _, ...named } = labels;
  const added = addedLabels(target);
  return target?.scraping.honorLabels === false
    ? withNamesBack(named, target, added)
    : withoutLabels(named, new Set([...added].filter((name) => !asked.includes(name))));
}

/** Where the target's labels have won, what was pushed under their names has its own names again. */
function withNamesBack(labels: Labels, target: Target, added: ReadonlySet<string>): Labels {
  const own = new Set([...added, ...knownLabels]);
  const back = Object.entries(labels).map(([name, value]): [string, string] | null => {
    const pushed = name.startsWith(exported) ? name.slice(exported.length) : name;
    if (pushed !== name && renamedByTarget(pushed, target) === name) return [pushed, value];
    return own.has(name) ? null : [name, value];
  });
  return Object.fromEntries(back.filter((each) => each !== null));
}
