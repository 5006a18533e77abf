import type { Attempt, PushedFamily, Refusal } from "@/lib/domain/pushgateway/attempt";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import { formatLabels, parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import {
  type Conflict,
  foreseeConflicts,
} from "@/lib/domain/pushgateway/preview/preview-conflicts";
import type { Diagnosis } from "@/lib/domain/verdict/diagnosis";
import { keyOf } from "./group-difference";
import { findOwnPoison, type OwnPoison } from "./poison";

type Refused = Pick<Attempt, "method" | "path">;

/**
 * A refusal as it is told now, with what the gateway shows of its cause, and what else is wrong. The
 * gateway is not poisoned, or that would be told in place of any refusal.
 */
export function tellRefusal(
  attempt: Refused,
  refusal: Refusal,
  gateway: GatewaySnapshot,
): [Diagnosis, ...Diagnosis[]] {
  const { alsoWrong = [], contradicting, ...diagnosis } = refusal;
  if (diagnosis.code === "gateway-poisoned") {
    return [noLongerPoisoned(diagnosis, findOwnPoison(attempt.path)), ...alsoWrong];
  }
  const told = contradicting ? contradicted(attempt, diagnosis, contradicting, gateway) : diagnosis;
  return [told, ...alsoWrong];
}

/** Where the push has the poison in its own path, sending it again would bring it back. */
function noLongerPoisoned(diagnosis: Diagnosis, own: OwnPoison | null): Diagnosis {
  if (!own) {
    const message = `When you sent this, a group on the gateway made it refuse every push. ${isOver}`;
    return { ...diagnosis, message };
  }
  const { label, value, expected, why } = own;
  const message = `The path of this push gives the label \`${label}\` a value that ${why} That is over, and the same push can bring it back.`;
  const observed = formatLabels({ [label]: value });
  return { ...diagnosis, message, expected, observed, params: { ...diagnosis.params, label } };
}

const isOver = "That is over, but this push was not stored: send it again.";

/** The group that a push contradicts as things stand now, or that none is left. */
function contradicted(
  { method, path }: Refused,
  diagnosis: Diagnosis,
  families: PushedFamily[],
  { groups }: GatewaySnapshot,
): Diagnosis {
  const target = parsePushPath(path);
  if (!target.ok) return diagnosis;
  const conflict = foreseeConflicts(families, target.value.labels, method === "POST", groups).find(
    ({ code }) => code === diagnosis.code,
  );
  if (!conflict) return noLongerContradicted(diagnosis);
  return { ...diagnosis, ...contradictionNow(conflict, families, groups) };
}

function noLongerContradicted(diagnosis: Diagnosis): Diagnosis {
  const { metric } = diagnosis.params;
  const name = typeof metric === "string" ? `\`${metric}\`` : "a metric of this push";
  const was =
    diagnosis.code === "type-conflict"
      ? `a group on the gateway had ${name} with a type that does not go with yours`
      : `another group on the gateway held the same series of ${name}`;
  return { ...diagnosis, message: `When you sent this, ${was}. ${isOver}` };
}

/** The gateway's own answer does not say whose type or which group it means. */
function contradictionNow(
  { code, name, other, group }: Conflict,
  families: PushedFamily[],
  groups: GatewaySnapshot["groups"],
) {
  const key = formatLabels(group);
  if (code === "duplicate-sample") {
    const message = `The group \`${key}\` already holds \`${name}\` with all the labels that your push would give it. A series can exist only once. ${wayOut}`;
    return { message };
  }
  const there = groups
    .find(({ labels }) => formatLabels(labels) === key)
    ?.families.find((each) => each.name === name)
    ?.type.toLowerCase();
  const here = families.find((each) => each.name === name)?.type.toLowerCase();
  if (there === undefined || here === undefined) {
    const message = `\`${name}\` and \`${other}\` in the group ${keyOf(group)} claim the same name: a summary or histogram also owns its name with _sum, _count and _bucket at the end. ${wayOut}`;
    return { message };
  }
  const message = `\`${name}\` is ${article(there)} in the group ${keyOf(group)}, and ${article(here)} in what you sent. On one gateway a name has one type, in all groups. ${wayOut}`;
  return {
    message,
    expected: `one type of ${name} in all groups`,
    observed: `${there} in ${key}, ${here} in what you sent`,
  };
}

/** The group may be one that an earlier step has asked for, which nobody dares to touch. */
const wayOut =
  "Delete that group first, which the Gateway tab can do, and send this again; what has passed stays passed.";

function article(type: string): string {
  return type === "untyped" ? "untyped" : `a ${type}`;
}
