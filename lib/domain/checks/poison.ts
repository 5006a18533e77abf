import type { Labels } from "@/lib/domain/gateway-state";
import { formatLabels, groupPath } from "@/lib/domain/grouping-key";
import { breaks, diagnose, type Finding } from "@/lib/domain/ladder";
import { findPoisoner, findTwin } from "@/lib/domain/lens-poison";
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
  const found = brokenText(gateway) ?? emptyInstance(gateway);
  if (!found) {
    const message =
      "The metrics on the gateway contradict each other. Until the group at fault is deleted, the gateway refuses every push, and every scrape fails.";
    return breaks(evidence, diagnose("gateway-poisoned", message, { params: { path: null } }));
  }
  const { labels, label, path, why } = found;
  const key = formatLabels(labels);
  const message = `The group ${keyOf(labels)} ${why} the gateway refuses every push, and every scrape fails.`;
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
  labels: Labels;
  label: string;
  path: string;
  /** Goes on after the group's key. */
  why: string;
}

/** A group that differs from another one in an empty instance alone. */
function emptyInstance({ groups }: GatewaySnapshot): Culprit | null {
  const labels = findPoisoner(groups);
  const twin = labels && findTwin(labels, groups);
  if (!twin) return null;
  const why = `has an empty value for the label \`instance\`. The gateway gives metrics without an instance an empty one too, so it cannot tell this group from ${keyOf(twin)}. Until the group with the empty value is deleted,`;
  return { labels, label: "instance", path: groupPath(labels), why };
}

/**
 * A label value that is no UTF-8. The gateway's JSON shows a replacement character in its place; the
 * sentence of its `/metrics` quotes the bytes, as Go does.
 */
function brokenText({ groups, expositionError }: GatewaySnapshot): Culprit | null {
  const told = /has a label named "([^"]+)" whose value is not utf8: ("(?:[^"\\]|\\.)*")/;
  const [, label = "", quoted = ""] = told.exec(expositionError ?? "") ?? [];
  const labels = groups.find((each) => each.labels[label]?.includes("\ufffd"))?.labels;
  if (!labels) return null;
  const why = `has a value for the label \`${label}\` that is not UTF-8 text: in a path, a % and the two digits after it stand for one byte. Until the group is deleted,`;
  return { labels, label, path: pathWith(labels, label, escapeBytes(quoted)), why };
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
