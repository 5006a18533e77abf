import * as z from "zod/mini";
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
  appNamespace: string;
}

/** What the app and the learners may do in each team's namespace, by access reviews made in their names. */
export async function lookAtRights({ kubectl, places, section, appNamespace }: RightsLook) {
  const account = `system:serviceaccount:${appNamespace}:scrapelab`;
  const ofApp = await reviewAll(kubectl, account, appRights, places);
  tell(
    section,
    "the app's rights",
    ofApp,
    "Apply the Role scrapelab-app (deploy/teams/rights); without it nobody restarts a gateway from the page.",
  );
  sayWhoIsNotNamed(section, places);
  const withUsers = places.flatMap((place) => place.team.users.map((user) => ({ user, place })));
  if (withUsers.length === 0) return;
  const reviews: Reviews[] = [];
  for (const { user, place } of withUsers)
    reviews.push(await reviewAll(kubectl, user, learnerRights, [place]));
  const ofLearners = {
    asked: reviews.reduce((sum, { asked }) => sum + asked, 0),
    denied: reviews.flatMap(({ denied }) => denied),
    unanswered: reviews.find(({ unanswered }) => unanswered)?.unanswered ?? null,
  };
  tell(
    section,
    "the learners' rights",
    ofLearners,
    "Apply the Role scrapelab-learner and its binding (deploy/teams/rights) for them. What a group alone gives them is not asked: where that is meant, see it as one of them, by oc auth can-i create jobs.",
  );
}

/** Without users nobody is known whose rights could be asked for; groups are not asked. */
function sayWhoIsNotNamed(section: Section, places: readonly TeamPlace[]): void {
  const unnamed = places.filter(({ team }) => team.users.length === 0);
  if (unnamed.length === 0) return;
  const teams = unnamed.length === places.length ? "any team" : unnamed.map(nameOf).join(", ");
  section.notChecked(
    "the learners' rights",
    `the list of teams names no users of ${teams}, and rights of groups are not asked`,
    "Name users (red: alice bob), or see it as one of them, by oc auth can-i create jobs.",
  );
}

const nameOf = ({ team }: TeamPlace) => team.name;

interface Reviews {
  asked: number;
  denied: string[];
  /** Why a review was not answered, so that nothing follows from the rest. */
  unanswered: string | null;
}

/** Those of one team at once, and no further team where one is not answered. */
async function reviewAll(
  kubectl: Kubectl,
  user: string,
  rights: readonly Right[],
  places: readonly TeamPlace[],
): Promise<Reviews> {
  const reviews: Reviews = { asked: 0, denied: [], unanswered: null };
  for (const { namespace } of places) {
    const asked = rights.flatMap(({ verbs, ...right }) =>
      verbs.map((verb) => review(kubectl, user, { group: "", ...right, namespace, verb })),
    );
    for (const { isAllowed, asked: what, said } of await Promise.all(asked)) {
      if (isAllowed === null) reviews.unanswered ??= said || "no answer";
      else reviews.asked += 1;
      if (isAllowed === false) reviews.denied.push(`${user} may not ${what}`);
    }
    if (reviews.unanswered !== null) break;
  }
  return reviews;
}

interface Asked {
  namespace: string;
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
}

async function review(kubectl: Kubectl, user: string, attributes: Asked) {
  const answer = await kubectl(["create", "--validate=false", "--as", user, "-f", "-"], {
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
