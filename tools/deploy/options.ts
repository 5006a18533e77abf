import { parseArgs } from "node:util";
import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import { defaultSiteNames } from "@/lib/domain/site-names";
import { learnersOption } from "./learners";
import { isReserved } from "./team-namespaces";

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Routes and Ingresses take no address. */
const isHost = (text: string) =>
  text.length <= 253 &&
  text.includes(".") &&
  !/^[\d.]+$/.test(text) &&
  text.split(".").every((part) => label.test(part));

const host = z.string().refine(isHost);
const dnsLabel = z.string().regex(label);
const namespace = dnsLabel.refine((name) => !isReserved(name));
/** With the longest name that a team can have. */
const filled = (pattern: string) =>
  pattern.replaceAll("{team}", "x".repeat(40)).replaceAll("{namespace}", "x".repeat(63));
/** User and password stand in no address: the settings are no secret. */
const stackUrl = z.string().refine((pattern) => {
  const url = URL.parse(filled(pattern));
  return /^https?:$/.test(url?.protocol ?? "") && `${url?.username}${url?.password}` === "";
});

/** With a registry and a tag, since no registry is taken for granted and what has no tag changes. */
const image = z
  .string()
  .regex(/^[\w.-]+(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+:[\w][\w.-]{0,127}$/)
  .refine((name) => /[.:]|^localhost$/.test(name.split("/")[0] ?? ""));

const shape = {
  teams: z.string().describe("the path of a file with a team a line"),
  host: host.describe("the app's host name, such as lab.example.org"),
  "pages-host": host
    .optional()
    .describe("another host name, for the servers' own pages, such as lab-pages.example.org"),
  overlay: z
    .enum(["openshift", "kubernetes"])
    .default("openshift")
    .describe("openshift or kubernetes"),
  provider: z.enum(["external", "local"]).default("external").describe("external or local"),
  out: z.string().default(".deploy").describe("the path of a folder"),
  namespace: namespace
    .default("scrapelab")
    .describe("the namespace of the app, none of the cluster's own, such as scrapelab"),
  image: image
    .optional()
    .describe(
      "the app's image with registry and tag, such as registry.example.org/scrapelab:0.1.0",
    ),
  "team-namespace": z
    .string()
    .refine((pattern) => pattern.includes("{team}") && label.test(filled(pattern)))
    .default(defaultSiteNames.teamNamespace)
    .describe("small letters, digits and dashes around {team}, such as {team}-monitoring"),
  "one-namespace": namespace
    .optional()
    .describe("the namespace of all teams, none of the cluster's own, such as workshop"),
  existing: z.boolean().default(false),
  stacks: z.boolean().default(false),
  network: z.boolean().default(false),
  monitoring: z.boolean().default(false),
  secrets: z.boolean().default(false),
  "sign-in": z.boolean().default(false),
  instructor: z
    .array(z.string().regex(/^[^\s,;]{1,253}$/))
    .default([])
    .describe("a user of the cluster who is an instructor, such as ada"),
  "pushgateway-url": stackUrl
    .optional()
    .describe("an address with {team} or {namespace}, such as http://pushgateway.{namespace}:9091"),
  "prometheus-url": stackUrl
    .optional()
    .describe(
      "an address with {team} or {namespace}, such as http://prometheus-operated.{namespace}:9090",
    ),
  learner: learnersOption,
  "allow-from": z
    .array(z.string().regex(/^[\w./-]+=[\w.-]*$/))
    .default([])
    .describe("a label of namespaces, such as kubernetes.io/metadata.name=webshell"),
  "ingress-class": dnsLabel.optional().describe("the name of an IngressClass, such as nginx"),
  "tls-secret": dnsLabel
    .default("scrapelab-tls")
    .describe("the name of a Secret, such as scrapelab-tls"),
};
const schema = z.object(shape);
type Given = z.output<typeof schema>;

/** What an overlay is made of, with nothing left open. */
export type DeployOptions = Omit<Given, "pages-host"> & { pagesHost: string };

/** What OpenShift's own registry calls an image that was built in the app's project. */
const ownRegistry = "image-registry.openshift-image-registry.svc:5000";

/** The options of a command line, or a line for each that is wrong: what it is, and what to write. */
export function readOptions(args: string[], version: string): Result<DeployOptions, string[]> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { success, data, error } = schema.safeParse(parsed.value);
  if (!success)
    return err([...new Set(error.issues.map(({ path }) => lineOf(path, parsed.value)))]);
  const { "pages-host": pagesHost = pagesHostOf(data.host), ...rest } = data;
  const image =
    rest.image ??
    (rest.overlay === "openshift"
      ? `${ownRegistry}/${rest.namespace}/scrapelab:${version}`
      : undefined);
  const options = { ...rest, pagesHost, ...(image !== undefined && { image }) };
  const contradictions = contradictionsOf(options);
  return contradictions.length > 0 ? err(contradictions) : ok(options);
}

function parse(args: string[]): Result<Record<string, unknown>, string[]> {
  const options = Object.entries(shape).map(([name, of]) => {
    const inner = of instanceof z.ZodDefault ? of.def.innerType : of;
    const type = inner instanceof z.ZodBoolean ? ("boolean" as const) : ("string" as const);
    return [name, { type, multiple: inner instanceof z.ZodArray }] as const;
  });
  try {
    return ok({ ...parseArgs({ args, options: Object.fromEntries(options) }).values });
  } catch (error) {
    return err([error instanceof Error ? error.message : String(error)]);
  }
}

function lineOf([name]: readonly PropertyKey[], given: Record<string, unknown>): string {
  const option = String(name);
  const of = new Map<string, z.ZodType>(Object.entries(shape)).get(option);
  const is = given[option] === undefined ? "is missing" : `is ${JSON.stringify(given[option])}`;
  return `--${option} ${is}; write ${of?.description}.`;
}

/** `lab-pages.example.org` beside `lab.example.org`: a wildcard certificate and name cover both. */
function pagesHostOf(host: string): string {
  return host.replace(".", "-pages.");
}

function contradictionsOf(options: DeployOptions): string[] {
  const { host, pagesHost, provider } = options;
  const forTeams = (["existing", "stacks", "one-namespace"] as const).filter(
    (name) => options[name],
  );
  return [
    ...(host === pagesHost ? ["--pages-host is the app's own host; write another one."] : []),
    ...(isHost(pagesHost)
      ? []
      : [`--pages-host is missing; write ${shape["pages-host"].description}.`]),
    ...(options.image === undefined
      ? [`--image is missing; write ${shape.image.description}.`]
      : []),
    ...(provider === "local"
      ? forTeams.map(
          (name) => `--${name} is for stacks outside of the app, and --provider is local.`,
        )
      : []),
    ...(options["sign-in"] && options.overlay !== "openshift"
      ? ["--sign-in is OpenShift's; docs/operating.md says how another proxy signs people in."]
      : []),
    ...(options.instructor.length > 0 && !options["sign-in"]
      ? ["--instructor needs --sign-in; without it the password makes instructors."]
      : []),
    ...(options["one-namespace"] === options.namespace
      ? ["--one-namespace is the app's own namespace; learners may delete pods in theirs."]
      : []),
    ...(options["one-namespace"] &&
    !options.stacks &&
    !(options["pushgateway-url"] && options["prometheus-url"])
      ? ["--one-namespace needs --stacks, or --pushgateway-url and --prometheus-url with {team}."]
      : []),
  ];
}
