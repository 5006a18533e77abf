import { join } from "node:path";
import { learnersOf } from "./learners";
import { mapStrings } from "./map-strings";
import type { DeployOptions } from "./options";
import { type KubeObject, readFolder } from "./read-objects";
import type { Team } from "./read-teams";
import { namespaceOf } from "./team-namespaces";
import { stackOf } from "./team-stack";

/** In the files that are read, a team is `red`, its namespace `red-monitoring`, and the app's `scrapelab`. */
const written = { namespace: "red-monitoring", app: "scrapelab" };

/** The objects of each file of the part that whoever may create namespaces applies, by the file's name. */
export function teamObjects(
  teams: readonly Team[],
  options: DeployOptions,
  folder: string,
): Map<string, KubeObject[]> {
  const shared = options["one-namespace"];
  const files = new Map<string, KubeObject[]>();
  const add = (file: string, objects: KubeObject[]) =>
    files.set(file, [...(files.get(file) ?? []), ...objects]);
  if (shared !== undefined) {
    add(`${shared}.yaml`, objectsOfNamespace(shared, teams, options, folder));
  }
  for (const team of teams) {
    const namespace = shared ?? namespaceOf(team, options);
    const file = `${namespace}.yaml`;
    if (shared === undefined) add(file, objectsOfNamespace(namespace, [team], options, folder));
    if (options.stacks) add(file, stackOf(team.name, namespace, options, folder));
  }
  return files;
}

function objectsOfNamespace(
  namespace: string,
  teams: readonly Team[],
  options: DeployOptions,
  folder: string,
): KubeObject[] {
  const read = (name: string) =>
    readFolder(join(folder, name)).map((object) => placed(object, namespace, options));
  const created = options.existing ? [] : read("namespace").map((each) => forMany(each, teams));
  const subjects = teams.flatMap((team) => learnersOf(team, namespace, options.learner));
  const rights = read("rights").map((each) =>
    each.metadata.name === "scrapelab-learners" ? { ...each, subjects } : each,
  );
  const network = options.network ? read("network").map((each) => openedTo(each, options)) : [];
  return [...created, ...rights, ...network];
}

function placed(object: KubeObject, namespace: string, { namespace: app }: DeployOptions) {
  return mapStrings(object, (text, key) => {
    if (text === written.namespace) return namespace;
    const isAppPlace = key === "namespace" || key === "kubernetes.io/metadata.name";
    return isAppPlace && text === written.app ? app : text;
  });
}

/** A quota for several teams in one namespace is their sum. */
function forMany(object: KubeObject, { length }: readonly Team[]): KubeObject {
  if (object.kind !== "ResourceQuota") return object;
  return mapStrings(object, (text) =>
    text.replace(/^(\d+)(Gi|Mi)?$/, (_, count, unit = "") => `${Number(count) * length}${unit}`),
  );
}

/** The label of the files, and those that the operator's namespaces for terminals and monitoring have. */
function openedTo(policy: KubeObject, options: DeployOptions): KubeObject {
  const { spec } = policy as { spec?: { ingress?: { from: object[] }[] } };
  const more = options["allow-from"].map((label) => {
    const [key = "", value = ""] = label.split("=");
    return { namespaceSelector: { matchLabels: { [key]: value } } };
  });
  const ingress = spec?.ingress?.map((rule) => ({ ...rule, from: [...rule.from, ...more] }));
  return { ...policy, spec: { ...spec, ingress } };
}
