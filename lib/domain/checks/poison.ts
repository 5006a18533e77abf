import type { Group, Labels } from "@/lib/domain/gateway-state";
import { formatLabels, groupPath, isSameLabels, withoutEmpty } from "@/lib/domain/grouping-key";
import { breaks, diagnose, type Finding } from "@/lib/domain/ladder";
import type { GatewaySnapshot } from "@/lib/domain/observation";
import { keyOf } from "./group-difference";

/** True when the gateway cannot serve its own metrics: a group poisons it for everybody. */
export function isPoisoned(gateway: GatewaySnapshot): boolean {
  return gateway.expositionStatus >= 500;
}

/**
 * Which group is at fault and the path of the one DELETE that repairs the gateway, as `params.path`; null
 * where the group cannot be told from the others.
 */
export function poisonedFinding(gateway: GatewaySnapshot): Finding {
  const evidence = `The gateway answers ${gateway.expositionStatus} on its own /metrics.`;
  const found = brokenText(gateway) ?? emptyValue(gateway);
  if (!found) {
    const message =
      "The metrics on the gateway contradict each other, so it refuses every push and every scrape until the group at fault is deleted.";
    return breaks(evidence, diagnose("gateway-poisoned", message, { params: { path: null } }));
  }
  const { group, label, path, why } = found;
  const key = formatLabels(group.labels);
  const message = `The group ${keyOf(group.labels)} ${why} Until that group is deleted, the gateway refuses every push and every scrape.`;
  return breaks(
    evidence,
    diagnose("gateway-poisoned", message, {
      expected: `a value for the label ${label}`,
      observed: key,
      params: { group: key, label, method: "DELETE", path },
    }),
  );
}

interface Culprit {
  group: Group;
  label: string;
  path: string;
  /** Goes on after the group's key. */
  why: string;
}

/** A group that differs from another one in an empty label value alone. */
function emptyValue({ groups }: GatewaySnapshot): Culprit | null {
  const suspects = groups.filter(({ labels }) => Object.values(labels).includes(""));
  const hasTwin = ({ labels }: Group) =>
    groups.some(
      (each) =>
        each.labels !== labels && isSameLabels(withoutEmpty(each.labels), withoutEmpty(labels)),
    );
  const withTwin = suspects.filter(hasTwin);
  const likely = withTwin.length > 0 ? withTwin : suspects;
  const group = likely.find((each) => !each.isLastPushSuccessful) ?? likely[0];
  if (!group) return null;
  const label = Object.keys(group.labels).find((name) => group.labels[name] === "") ?? "";
  const twin = formatLabels(withoutEmpty(group.labels));
  const why = `has an empty value for the label \`${label}\`. To Prometheus that is the same as no such label, so the group collides with \`${twin}\`.`;
  return { group, label, path: groupPath(group.labels), why };
}

/**
 * A label value that is no UTF-8. The gateway's JSON shows a replacement character in its place; the
 * sentence of its `/metrics` quotes the bytes, as Go does.
 */
function brokenText({ groups, expositionError }: GatewaySnapshot): Culprit | null {
  const told = /has a label named "([^"]+)" whose value is not utf8: ("(?:[^"\\]|\\.)*")/;
  const [, label = "", quoted = ""] = told.exec(expositionError ?? "") ?? [];
  const group = groups.find(({ labels }) => labels[label]?.includes("\ufffd"));
  if (!group) return null;
  const why = `has a value for the label \`${label}\` that is no UTF-8 text. A % in the path stands before the two hexadecimal digits of one byte.`;
  return { group, label, path: pathWith(group.labels, label, escapeBytes(quoted)), why };
}

/** The path of a group, of which one value is written already as it stands in a path. */
function pathWith(labels: Labels, name: string, written: string): string {
  const marker = "0";
  const path = groupPath({ ...labels, [name]: marker });
  return path.replace(new RegExp(`(/${name}/)${marker}(?=/|$)`), (_, before) => before + written);
}

/** A string literal as Go quotes it, as percent escapes. */
function escapeBytes(quoted: string): string {
  const parts = quoted.slice(1, -1).matchAll(/\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\(.)|([^\\]+)/gi);
  return [...parts]
    .map(([, hex, code, char, text]) => {
      if (hex !== undefined) return `%${hex}`;
      if (code !== undefined) {
        return encodeURIComponent(String.fromCodePoint(Number.parseInt(code, 16)));
      }
      return encodeURIComponent(char ?? text ?? "");
    })
    .join("");
}
