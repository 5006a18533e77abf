import * as z from "zod/mini";
import type { Section } from "@/tools/preflight/report";
import type { Kubectl } from "./kubectl";
import { quantity } from "./quantity";
import type { TeamPlace } from "./team-place";

const amounts = z.record(z.string(), z.string());
const quotasSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      status: z.optional(z.object({ hard: z.optional(amounts), used: z.optional(amounts) })),
    }),
  ),
});
const rangesSchema = z.object({
  items: z.array(
    z.object({
      spec: z.object({
        limits: z.array(
          z.object({
            type: z.string(),
            default: z.optional(amounts),
            defaultRequest: z.optional(amounts),
          }),
        ),
      }),
    }),
  ),
});

/** A learner's Job, and the one before it that is still ending. */
const needed: Readonly<Record<string, number>> = {
  pods: 2,
  "count/pods": 2,
  "count/jobs.batch": 2,
};
const compute = /^((requests|limits)\.)?(cpu|memory)$/;

/** Whether a Job without resources, as the lab prints it, is let in. */
export async function lookAtQuota(kubectl: Kubectl, place: TeamPlace, section: Section) {
  const { namespace } = place;
  const what = `quota of ${namespace}`;
  const read = quotasSchema.safeParse(
    (await kubectl(["get", "resourcequotas", "-n", namespace])).json,
  );
  if (!read.success) {
    section.notChecked(what, "it cannot be read");
    return;
  }
  const quotas = read.data.items.map(({ metadata, status }) => ({
    name: metadata.name,
    hard: status?.hard ?? {},
    used: status?.used ?? {},
  }));
  const full = quotas.flatMap(({ name, hard, used }) => fullOf(name, hard, used));
  if (full.length > 0) {
    section.wrong(
      what,
      full.join(", "),
      "Raise the quota, or delete Jobs that have ended; learners' Jobs wait or are refused.",
    );
    return;
  }
  const demanded = quotas.flatMap(({ hard }) =>
    Object.keys(hard).filter((name) => compute.test(name)),
  );
  const bare = demanded.length > 0 ? await withoutDefault(kubectl, namespace, demanded) : [];
  if (bare.length > 0)
    section.wrong(
      what,
      `it counts ${bare.join(", ")}, and no LimitRange gives a container a default of that`,
      "Apply a LimitRange with default and defaultRequest (deploy/teams/namespace/limits.yaml), or oc create job is refused.",
    );
  else section.fine(what, quotas.length === 0 ? "none" : `leaves room for Jobs`);
}

function fullOf(
  name: string,
  hard: Readonly<Record<string, string>>,
  used: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(hard).flatMap(([resource, most]) => {
    const hasMost = quantity(most);
    const hasUsed = quantity(used[resource] ?? "0");
    // What is written in a way that is not known says nothing.
    if (hasMost === null || hasUsed === null) return [];
    const left = hasMost - hasUsed;
    const isFull = left < (needed[resource] ?? 0) || (compute.test(resource) && left <= 0);
    return isFull ? [`${name} has ${used[resource] ?? 0} of ${most} ${resource}`] : [];
  });
}

/** Of what a quota counts, what a container that says nothing of it does not get. */
async function withoutDefault(
  kubectl: Kubectl,
  namespace: string,
  demanded: readonly string[],
): Promise<string[]> {
  const answer = await kubectl(["get", "limitranges", "-n", namespace]);
  const read = rangesSchema.safeParse(answer.json);
  const ranges = read.success ? read.data.items.flatMap(({ spec }) => spec.limits) : [];
  const limits = ranges.filter(({ type }) => type === "Container");
  return demanded.filter((name) => {
    const [resource = "", kind] = name.split(".").reverse();
    // A limit is a request, too, where there is no other.
    return !limits.some(
      ({ default: limit, defaultRequest: request }) =>
        limit?.[resource] !== undefined || (kind !== "limits" && request?.[resource] !== undefined),
    );
  });
}
