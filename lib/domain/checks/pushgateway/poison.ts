import type { Labels } from "@/lib/domain/metric";
import type { Attempt } from "@/lib/domain/pushgateway/attempt";
import type { GatewaySnapshot } from "@/lib/domain/pushgateway/gateway-snapshot";
import {
  formatLabels,
  groupPath,
  isSameLabels,
  parsePushPath,
} from "@/lib/domain/pushgateway/grouping-key";
import { readPathLabels } from "@/lib/domain/pushgateway/preview/preview-path";
import { findPoisoner, findTwin } from "@/lib/domain/pushgateway/preview/preview-poison";
import { breaks, diagnose, type Finding } from "@/lib/domain/verdict/ladder";
import { keyOf } from "./group-difference";

/** True when the gateway cannot serve its own metrics: a group poisons it for everybody. */
export function isPoisoned(gateway: GatewaySnapshot): boolean {
  return gateway.expositionStatus >= 500;
}

/**
 * Which group is at fault and the path of the one DELETE that repairs the gateway, as `params.path`; null
 * where the group cannot be told from the others. The newest attempt tells how the group was written.
 */
export function poisonedFinding(
  gateway: GatewaySnapshot,
  newest: Pick<Attempt, "path"> | null,
): Finding {
  const evidence = `The gateway answers ${gateway.expositionStatus} on its own /metrics.`;
  const found = brokenText(gateway, newest) ?? emptyInstance(gateway);
  if (!found) {
    const message =
      "The metrics on the gateway contradict each other. Until the group at fault is deleted, the gateway refuses every push, and every scrape fails.";
    return breaks(evidence, diagnose("gateway-poisoned", message, { params: { path: null } }));
  }
  const { labels, label, path, expected, why } = found;
  const key = formatLabels(labels);
  const message = `The group ${keyOf(labels)} ${why} the gateway refuses every push, and every scrape fails.`;
  return breaks(
    evidence,
    diagnose("gateway-poisoned", message, {
      expected,
      observed: key,
      params: { group: key, label, method: "DELETE", path },
    }),
  );
}

/** True where a group that is there tells why the gateway cannot serve its metrics. */
export function isPoisonExplained(gateway: GatewaySnapshot): boolean {
  return (brokenText(gateway, null) ?? emptyInstance(gateway)) !== null;
}

interface Culprit {
  labels: Labels;
  label: string;
  path: string;
  expected: string;
  /** Goes on after the group's key. */
  why: string;
}

/** A group that differs from another one in an empty instance alone. */
function emptyInstance({ groups }: GatewaySnapshot): Culprit | null {
  const labels = findPoisoner(groups);
  const twin = labels && findTwin(labels, groups);
  if (!twin) return null;
  const why = `has an empty value for the label \`instance\`. The gateway gives metrics without an instance an empty one too, so it cannot tell this group from ${keyOf(twin)}. Until the group with the empty value is deleted,`;
  const path = groupPath(labels);
  return { labels, label: "instance", path, expected: expectedOf("instance", ""), why };
}

/**
 * A label value that is no UTF-8. The gateway's JSON shows a replacement character in its place; the
 * sentence of its `/metrics` quotes the bytes, as Go does.
 */
function brokenText(
  { groups, expositionError }: GatewaySnapshot,
  newest: Pick<Attempt, "path"> | null,
): Culprit | null {
  const told = /has a label named "([^"]+)" whose value is not utf8: ("(?:[^"\\]|\\.)*")/;
  const [, label = "", quoted = ""] = told.exec(expositionError ?? "") ?? [];
  const labels = groups.find((each) => isBroken(each.labels[label]))?.labels;
  if (!labels) return null;
  const path = pathWith(labels, label, escapeBytes(quoted));
  const sent = newest && parsePushPath(newest.path);
  const isOfNewest = sent?.ok && isSameLabels(sent.value.labels, labels);
  const how = bytesIn(isOfNewest ? newest?.path : undefined, label);
  const why = `has a value for the label \`${label}\` that is not UTF-8 text: ${how} Until the group is deleted,`;
  return { labels, label, path, expected: expectedOf(label, labels[label] ?? ""), why };
}

/** What in the path of a push poisons a gateway, once and again. */
export interface OwnPoison {
  label: string;
  value: string;
  expected: string;
  /** Goes on after "gives the label … a value that". */
  why: string;
}

/** Null where the path of a push alone does no harm. */
export function findOwnPoison(path: string): OwnPoison | null {
  const parsed = parsePushPath(path);
  if (!parsed.ok) return null;
  const { labels } = parsed.value;
  const label = Object.keys(labels).find((name) => isBroken(labels[name]));
  if (label !== undefined) {
    const value = labels[label] ?? "";
    const why = `is not UTF-8 text: ${bytesIn(path, label)} With a group like that, the gateway refuses every push.`;
    return { label, value, expected: expectedOf(label, value), why };
  }
  if (labels.instance !== "") return null;
  const why =
    "is empty. The gateway cannot tell such a group from the one without that label, and while it has both, it refuses every push.";
  return { label: "instance", value: "", expected: expectedOf("instance", ""), why };
}

/** Bytes that are no UTF-8 are read as the replacement character. */
function isBroken(value: string | undefined): boolean {
  return value?.includes("\ufffd") ?? false;
}

function expectedOf(label: string, value: string): string {
  return value === "" ? `a value for the label ${label}` : `UTF-8 text for the label ${label}`;
}

/** How a value that is no text came out of a path; where that is not known, each way that there is. */
function bytesIn(path: string | undefined, label: string): string {
  const percent = "in a path, a % and the two digits after it mean one byte";
  const base64 = `what follows \`${label}@base64\` in a path is decoded`;
  if (path === undefined) return `${percent}, and ${base64}.`;
  const written = readPathLabels(path).find(({ name, value }) => name === label && isBroken(value));
  return written?.isBase64
    ? `${base64}. A value that is not encoded goes after \`${label}\` alone.`
    : `${percent}.`;
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
