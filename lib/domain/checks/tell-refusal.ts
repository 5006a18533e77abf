import type { Refusal } from "@/lib/domain/attempt";
import type { Diagnosis } from "@/lib/domain/diagnosis";
import { formatLabels } from "@/lib/domain/grouping-key";
import type { GatewaySnapshot } from "@/lib/domain/observation";
import { keyOf } from "./group-difference";

/** A refusal as it is told now, with what the gateway shows of its cause, and what else is wrong. */
export function tellRefusal(
  refusal: Refusal,
  gateway: GatewaySnapshot,
): [Diagnosis, ...Diagnosis[]] {
  const { alsoWrong = [], ...diagnosis } = refusal;
  return [withCause(diagnosis, gateway), ...alsoWrong];
}

function withCause(diagnosis: Diagnosis, gateway: GatewaySnapshot): Diagnosis {
  if (diagnosis.code === "gateway-poisoned") return noLongerPoisoned(diagnosis);
  return diagnosis.code === "type-conflict" ? withOtherGroup(diagnosis, gateway) : diagnosis;
}

/** The gateway is not poisoned any more, or that would be told in place of any refusal. */
function noLongerPoisoned(diagnosis: Diagnosis): Diagnosis {
  const message =
    "When you sent this, a group on the gateway made it refuse every push. That is over, but this push was not stored. Send it again.";
  return { ...diagnosis, message };
}

/** Where the name has its other type: the gateway's own answer does not say whose type is whose. */
function withOtherGroup(diagnosis: Diagnosis, { groups }: GatewaySnapshot): Diagnosis {
  const { metric, type } = diagnosis.params;
  if (typeof metric !== "string" || typeof type !== "string") return diagnosis;
  for (const { labels, families } of groups) {
    const other = families.find((each) => each.name === metric)?.type.toLowerCase();
    if (other === undefined || other === type) continue;
    const message = `\`${metric}\` is ${article(other)} in the group ${keyOf(labels)}, and ${article(type)} in what you sent. On one gateway a name has one type, in all groups.`;
    const expected = `${other}, as in ${formatLabels(labels)}`;
    const params = { ...diagnosis.params, otherGroup: formatLabels(labels), otherType: other };
    return { ...diagnosis, message, expected, observed: type, params };
  }
  return diagnosis;
}

function article(type: string): string {
  return type === "untyped" ? "untyped" : `a ${type}`;
}
