import type { Section } from "@/tools/preflight/report";
import type { Kubectl } from "./kubectl";
import type { TeamPlace } from "./team-place";

interface NamespacesLook {
  kubectl: Kubectl;
  places: readonly TeamPlace[];
  section: Section;
}

interface Shut {
  namespace: string;
  said: string;
}

const what = "the teams' namespaces";

/**
 * Whether every team's namespace can be looked into. Where it may not be, or no answer comes, nothing is known of it:
 * it may well be there.
 */
export async function lookIntoNamespaces(look: NamespacesLook): Promise<boolean> {
  const { kubectl, places, section } = look;
  const answers = await Promise.all(
    places.map(async ({ namespace }) => ({
      namespace,
      ...(await kubectl(["get", "pods", "-n", namespace])),
    })),
  );
  const shut = answers.filter(({ isOk }) => !isOk);
  const missing = shut.filter(isMissing);
  const unknown = shut.filter((each) => !isMissing(each));
  if (missing.length > 0)
    section.wrong(
      what,
      foundOf(missing),
      "Apply the part for the teams (deploy/teams), or name the namespaces by --team-namespace.",
    );
  if (unknown.length > 0)
    section.notChecked(
      what,
      foundOf(unknown),
      "Log in as somebody who may look into them. If they are not there at all, apply the part for the teams (deploy/teams), or name them by --team-namespace.",
    );
  return shut.length === 0;
}

/** As kubectl and oc write the reason of a Status in front of its message. */
function isMissing({ said }: Shut): boolean {
  return said.includes("(NotFound)");
}

/** All of them, with what was said of the first. */
function foundOf(shut: readonly Shut[]): string {
  const names = shut.map(({ namespace }) => namespace).join(", ");
  return `${names}: ${shut[0]?.said ?? ""}`;
}
