import { type Image, splitImage } from "./image-list";
import type { DeployOptions } from "./options";
import type { Team } from "./read-teams";

import { fileOf, wantedSecrets } from "./secrets";

/** Where the overlay finds what it builds on: paths from its own folder. */
interface Places {
  overlay: string;
  component: (name: string) => string;
}

interface AppParts {
  places: Places;
  /** An image of the one list, by its name there. */
  listed: (name: string) => Image;
  teamCount: number;
}

/** The kustomization of the app: this site's hosts, image and settings over an overlay of the project. */
export function appKustomization(options: DeployOptions, { places, listed, teamCount }: AppParts) {
  const components = [
    ...(options.provider === "local" ? ["local"] : []),
    ...(options.monitoring ? ["monitoring"] : []),
    ...(options.network ? ["network"] : []),
    ...(options["sign-in"] ? ["sign-in"] : []),
  ].map(places.component);
  const generator = { name: "scrapelab", behavior: "merge", envs: ["settings.env"] };
  return {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    namespace: options.namespace,
    resources: [places.overlay],
    ...(components.length > 0 && { components }),
    configMapGenerator: [generator],
    ...(options.secrets && {
      secretGenerator: wantedSecrets(options).map(({ name }) => ({ name, envs: [fileOf(name)] })),
    }),
    images: imagesOf(options, listed),
    patches: [
      ...(options.overlay === "openshift" ? routePatches(options) : [ingressPatch(options)]),
      ...(options.provider === "local" ? [memoryPatch(teamCount)] : []),
    ],
  };
}

/** What the overlay says the places of; by the names that the project's own files have given them already. */
function imagesOf(
  { image, "sign-in": signIn }: DeployOptions,
  listed: AppParts["listed"],
): Image[] {
  const proxy = listed("oauth-proxy");
  return [
    ...(image === undefined ? [] : [{ name: listed("scrapelab").newName, ...splitImage(image) }]),
    ...(signIn ? [{ ...proxy, name: proxy.newName }] : []),
  ];
}

interface Operation {
  op: "replace" | "add";
  path: string;
  value: unknown;
}
const replace = (path: string, value: unknown): Operation => ({ op: "replace", path, value });
const patch = (kind: string, name: string, operations: Operation[]) => {
  return { target: { kind, name }, patch: JSON.stringify(operations) };
};

function routePatches({ host, pagesHost }: DeployOptions) {
  return [
    patch("Route", "scrapelab", [replace("/spec/host", host)]),
    patch("Route", "scrapelab-pages", [replace("/spec/host", pagesHost)]),
  ];
}

function ingressPatch(options: DeployOptions) {
  const { host, pagesHost } = options;
  const ingressClass = options["ingress-class"];
  return patch("Ingress", "scrapelab", [
    replace("/spec/rules/0/host", host),
    replace("/spec/rules/1/host", pagesHost),
    replace("/spec/tls/0/hosts", [host, pagesHost]),
    replace("/spec/tls/0/secretName", options["tls-secret"]),
    ...(ingressClass === undefined
      ? []
      : [{ op: "add" as const, path: "/spec/ingressClassName", value: ingressClass }]),
  ]);
}

/** With the learners' servers in it: a GiB for the app, and for a team what was measured and a quarter more. */
function memoryPatch(teamCount: number) {
  const gib = Math.ceil(1 + (teamCount * 28e6 * 1.25) / 1024 ** 3);
  return patch("Deployment", "scrapelab", [
    replace("/spec/template/spec/containers/0/resources/limits/memory", `${gib}Gi`),
  ]);
}

/** What the app is told of this site; none of it is secret. */
export function appSettings(teams: readonly Team[], options: DeployOptions): string {
  const { host, pagesHost } = options;
  const shared = options["one-namespace"];
  const settings = {
    PUBLIC_URL: `https://${host}`,
    PAGES_URL: `https://${pagesHost}`,
    TEAMS: teams.map(({ name }) => name).join(","),
    // A building has one address; the class is the burst.
    JOIN_BURST: `${Math.max(250, teams.length * 5)}`,
    TEAM_NAMESPACE: shared ?? options["team-namespace"],
    ...(options.instructor.length > 0 && { INSTRUCTORS: listOf(options.instructor) }),
    ...(options.provider === "external" && stackSettings(options)),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `${lines.join("\n")}\n`;
}

/** A name may have a comma in it, and then semicolons tell names apart. */
function listOf(names: readonly string[]): string {
  return names.some((name) => /[\s,]/.test(name)) ? `${names.join(";")};` : names.join(",");
}

function stackSettings(options: DeployOptions): Record<string, string> {
  const isShared = options["one-namespace"] !== undefined && options.stacks;
  const pushgateway = isShared ? "http://pushgateway-{team}.{namespace}:9091" : undefined;
  const prometheus = isShared ? "http://prometheus-{team}.{namespace}:9090" : undefined;
  const gatewayUrl = options["pushgateway-url"] ?? pushgateway;
  const prometheusUrl = options["prometheus-url"] ?? prometheus;
  return {
    ...(gatewayUrl && { SANDBOX_PUSHGATEWAY_URL: gatewayUrl, GATEWAY_URL: gatewayUrl }),
    ...(prometheusUrl && { SANDBOX_PROMETHEUS_URL: prometheusUrl }),
    ...(isShared && {
      GATEWAY_SELECTOR: "app.kubernetes.io/component=pushgateway,app.kubernetes.io/instance={team}",
    }),
  };
}
