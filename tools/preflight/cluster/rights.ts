import * as z from "zod/mini";
import { learnersOf, type Subject } from "@/tools/deploy/learners";
import { allToTheirEnd } from "@/tools/preflight/interruption";
import type { PreflightOptions } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import type { Kubectl } from "./kubectl";
import type { TeamPlace } from "./team-place";

interface Right {
  group?: string;
  resource: string;
  subresource?: string;
  verbs: readonly string[];
}

/** As `deploy/teams/rights` gives them. */
const appRights: readonly Right[] = [
  { resource: "pods", verbs: ["get", "list", "watch", "delete"] },
  { resource: "pods", subresource: "log", verbs: ["get"] },
  { group: "batch", resource: "jobs", verbs: ["get", "list", "watch"] },
];
const learnerRights: readonly Right[] = [
  { group: "batch", resource: "jobs", verbs: ["create", "get", "list", "watch", "delete"] },
  { resource: "pods", verbs: ["get", "list", "watch", "delete"] },
  { resource: "pods", subresource: "log", verbs: ["get"] },
];
const reviewSchema = z.object({ status: z.object({ allowed: z.boolean() }) });

interface RightsLook {
  kubectl: Kubectl;
  places: readonly TeamPlace[];
  section: Section;
  options: Pick<PreflightOptions, "namespace" | "learner">;
}

/** What the app and the learners may do in each team's namespace, by access reviews made in their names. */
export async function lookAtRights({ kubectl, places, section, options }: RightsLook) {
  const app = { kind: "ServiceAccount", name: "scrapelab", namespace: options.namespace } as const;
  tell(
    section,
    "the app's rights",
    await reviewAll(
      kubectl,
      appRights,
      places.map(({ namespace }) => ({ namespace, as: asSubject(app) })),
    ),
    "Apply the Role scrapelab-app (deploy/teams/rights); without it nobody restarts a gateway from the page.",
  );
  const learners = places.flatMap(({ team, namespace }) =>
    learnersOf(team, namespace, options.learner).map((each) => ({
      namespace,
      as: asSubject(each),
    })),
  );
  tell(
    section,
    "the learners' rights",
    await reviewAll(kubectl, learnerRights, learners),
    "Apply the Role scrapelab-learner and its binding (deploy/teams/rights) for them. Where the learners are others, say who, as npm run deploy was told: in their team's line of the list, or by --learner group:lab-{team}.",
  );
}

/** In whose name is asked: what kubectl is given, and what they are called here. */
interface AskedAs {
  flags: readonly string[];
  called: string;
}

/** A group is asked for as somebody who has no rights but by it. */
function asSubject({ kind, name, namespace }: Subject): AskedAs {
  if (kind === "User") return { flags: ["--as", name], called: name };
  if (kind === "Group")
    return { flags: ["--as", "scrapelab-preflight", "--as-group", name], called: `group ${name}` };
  const account = `system:serviceaccount:${namespace}:${name}`;
  return { flags: ["--as", account], called: account };
}

interface AskedFor {
  as: AskedAs;
  namespace: string;
}

interface Reviews {
  asked: number;
  denied: string[];
  /** Why a review was not answered, so that nothing follows from the rest. */
  unanswered: string | null;
}

/** Nothing further where those of the first name are not answered. */
async function reviewAll(
  kubectl: Kubectl,
  rights: readonly Right[],
  names: readonly AskedFor[],
): Promise<Reviews> {
  const reviews: Reviews = { asked: 0, denied: [], unanswered: null };
  const [first, ...others] = names;
  if (first) await reviewFor(first);
  if (reviews.unanswered === null) await allToTheirEnd(others.map(reviewFor));
  return reviews;

  async function reviewFor({ as, namespace }: AskedFor): Promise<void> {
    const asked = rights.flatMap(({ verbs, ...right }) =>
      verbs.map((verb) => review(kubectl, as, { group: "", ...right, namespace, verb })),
    );
    for (const { isAllowed, asked: what, said } of await Promise.all(asked)) {
      if (isAllowed === null) reviews.unanswered ??= said || "no answer";
      else reviews.asked += 1;
      if (isAllowed === false) reviews.denied.push(`${as.called} may not ${what}`);
    }
  }
}

interface Asked {
  namespace: string;
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
}

async function review(kubectl: Kubectl, { flags }: AskedAs, attributes: Asked) {
  const answer = await kubectl(["create", "--validate=false", ...flags, "-f", "-"], {
    ...{ apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectAccessReview", metadata: {} },
    spec: { resourceAttributes: attributes },
  });
  const read = reviewSchema.safeParse(answer.json);
  const { verb, resource, subresource, namespace } = attributes;
  const name = subresource === undefined ? resource : `${resource}/${subresource}`;
  return {
    isAllowed: read.success ? read.data.status.allowed : null,
    asked: `${verb} ${name} in ${namespace}`,
    said: answer.said,
  };
}

function tell(
  section: Section,
  what: string,
  { asked, denied, unanswered }: Reviews,
  todo: string,
) {
  const [first] = denied;
  if (first) {
    const more = denied.length > 1 ? `, and ${denied.length - 1} more` : "";
    section.wrong(what, `${first}${more}`, todo);
  } else if (unanswered !== null)
    section.notChecked(
      what,
      `the review was not answered: ${unanswered}`,
      "It takes the right to impersonate, which a cluster's admin has.",
    );
  else section.fine(what, `${asked} of ${asked} reviews allow it`);
}
