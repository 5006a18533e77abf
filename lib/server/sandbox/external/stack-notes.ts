import { serverNames } from "@/lib/domain/stack/stack";
import type { Unreachable } from "@/lib/domain/stack/unreachable";
import { adviseOn } from "@/lib/domain/stack/unreachable-advice";
import type { PlacedFault } from "./look-at-stack";

/** These pass by themselves, as when a pod is moved, and are counted. */
const passing: ReadonlySet<Unreachable> = new Set(["nobody-listens", "no-answer"]);
/** As many teams stand in a note. */
const mostNamed = 5;

/** What an operator should see to: one for each server and reason, with a few of the teams and the address of the first. */
export function noteFaults(faults: ReadonlyMap<string, PlacedFault | null>): string[] {
  const alike = Map.groupBy(
    [...faults].flatMap(([team, fault]) => (fault ? [{ team, fault }] : [])),
    ({ fault: { server, why } }) => `${server} ${why}`,
  );
  return [...alike.values()].flatMap((all) => {
    const [first] = all;
    if (!first || passing.has(first.fault.why)) return [];
    const named = all.slice(0, mostNamed).map(({ team }) => team);
    const more = all.length > mostNamed ? ` and ${all.length - mostNamed} more` : "";
    const { fault } = first;
    return [
      `Something is wrong with the ${serverNames[fault.server]} of ${named.join(", ")}${more}. ${adviseOn(fault, fault.at)}`,
    ];
  });
}
