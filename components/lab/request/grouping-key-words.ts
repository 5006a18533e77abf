import type { LabelDifference } from "@/lib/domain/difference/label-difference";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import type { NearestGroup } from "@/lib/domain/pushgateway/nearest";
import type { MetricChange, PreviewEffect } from "@/lib/domain/pushgateway/preview/preview";

/** How an effect is to be taken: as it is, as a warning, or as a refusal. */
export type EffectTone = "plain" | "warning" | "refusal";

export function effectTone({ kind }: PreviewEffect): EffectTone {
  if (kind === "push" || kind === "delete") return "plain";
  return kind === "matches-nothing" ? "warning" : "refusal";
}

/** What a request would do, in one or two sentences; code stands between backticks. */
export function explainEffect(effect: PreviewEffect): string {
  switch (effect.kind) {
    case "push":
      return explainPush(effect);
    case "delete":
      return explainDelete(effect);
    case "matches-nothing":
      return `Matches no group, so nothing would be deleted. ${explainNearest(effect.nearest)}`;
    case "refused":
      // What is wrong with a line of the body stands beside the body.
      return effect.place
        ? `Stores nothing as it is: see line ${effect.place.line}.`
        : `Would be refused: ${effect.message}`;
    case "poisons":
      return `Would be refused, and poison the gateway: it gives every group without an instance an empty one, and so this group would collide with \`${formatLabels(effect.twin)}\`.`;
    case "poisoned":
      return `Would be refused: the gateway is poisoned, until the group \`${formatLabels(effect.culprit)}\` is deleted.`;
    case "wrong-method":
      return "Would be refused: a group takes PUT, POST and DELETE alone.";
  }
}

function explainPush({ isWhole, isNewGroup, changes }: PreviewEffect & { kind: "push" }): string {
  const does = (action: MetricChange["action"]) =>
    changes.filter((each) => each.action === action).map(({ name }) => name);
  const [added, replaced] = [does("adds"), does("replaces")];
  if (isNewGroup) {
    return added.length > 0
      ? `Makes this group, with ${list(added)}.`
      : "Makes this group without a metric: the body has none.";
  }
  const removed = does("removes");
  if (isWhole && added.length + replaced.length === 0) return explainEmptying(removed);
  if (added.length + replaced.length === 0) {
    return "Changes no metric of this group: the body has none. Only the time of its last push moves.";
  }
  const parts = [
    added.length > 0 ? `adds ${list(added)}` : "",
    replaced.length > 0 ? `replaces ${list(replaced)}` : "",
    removed.length > 0 ? `removes ${list(removed)}` : "",
  ].filter((part) => part !== "");
  const whole = isWhole ? "Replaces the whole group: " : "";
  return `${capital(`${whole}${join(parts)}`)}.${explainRest(changes, does("keeps"))}`;
}

function explainRest(changes: readonly MetricChange[], kept: readonly string[]): string {
  const retyped = changes.filter(({ typeChange }) => typeChange !== null);
  const shrunk = changes.filter(
    ({ action, lostSeries }) => action === "replaces" && lostSeries > 0,
  );
  const stays =
    kept.length > 0 ? ` ${capital(list(kept))} ${kept.length > 1 ? "stay" : "stays"}.` : "";
  const types = retyped.map(
    ({ name, typeChange }) =>
      ` \`${name}\` turns from ${typeChange?.from.toLowerCase()} into ${typeChange?.to.toLowerCase()}.`,
  );
  const series = shrunk.map(
    ({ name, lostSeries }) =>
      ` ${lostSeries} series of \`${name}\` ${lostSeries > 1 ? "are" : "is"} not in the body and ${lostSeries > 1 ? "go" : "goes"}.`,
  );
  return [stays, ...types, ...series].join("");
}

function explainEmptying(removed: readonly string[]): string {
  return removed.length > 0
    ? `Empties this group: removes ${list(removed)}. The group itself stays, without metrics.`
    : "Changes nothing: the group holds no metrics, and the body has none.";
}

function explainDelete({ metrics, endsPoisoning }: PreviewEffect & { kind: "delete" }): string {
  const what = metrics.length > 0 ? `with ${list(metrics)}` : "which holds no metric";
  const end = endsPoisoning ? " The gateway then takes pushes again." : "";
  return `Removes this group, ${what}.${end}`;
}

function explainNearest(nearest: NearestGroup | null): string {
  if (!nearest) return "The gateway holds no groups.";
  const differences = cut(nearest.differences.map(explainDifference));
  return `Nearest: \`${formatLabels(nearest.labels).slice(0, longestKey)}\`, ${join(differences)}.`;
}

function explainDifference(difference: LabelDifference): string {
  switch (difference.kind) {
    case "missing":
      return `without \`${difference.name}\``;
    case "extra":
      return `with \`${difference.name}\` besides`;
    case "renamed":
      return `with \`${difference.writtenAs}\` in place of \`${difference.name}\``;
    case "changed":
      return `with another \`${difference.name}\``;
  }
}

const mostParts = 3;
const longestKey = 300;

/** Names as code, the first few of many. */
function list(names: readonly string[]): string {
  return join(cut(names.map((name) => `\`${name}\``)));
}

function cut(parts: readonly string[]): string[] {
  const more = parts.length - mostParts;
  return [...parts.slice(0, mostParts), ...(more > 0 ? [`${more} more`] : [])];
}

function join(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
