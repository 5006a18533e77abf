import { parseArgs } from "node:util";
import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import { defaultSiteNames, type SiteNames } from "@/lib/domain/site-names";
import { learnersOption } from "@/tools/deploy/learners";

const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const address = z.url({ protocol: /^https?$/ });
const filled = (pattern: string) => pattern.replaceAll(/\{(team|namespace)\}/g, "x");
const pattern = z.string().refine((text) => address.safeParse(filled(text)).success);

const shape = {
  url: address
    .transform((text) => new URL(text))
    .optional()
    .describe("the app's address, such as https://lab.example.org"),
  teams: z.string().optional().describe("the path of a file with a team a line"),
  password: z.string().min(1).optional().describe("the instructors' password"),
  code: z.string().min(1).optional().describe("the workshop's join code, as learners were told it"),
  header: z
    .array(z.string().regex(/^[\w-]+: .+$/))
    .default([])
    .describe('a header that a proxy in front asks for, such as "Authorization: Bearer …"'),
  learners: wholeNumber(1, 1000)
    .optional()
    .describe("how many will come, from 1 to 1000, such as 25"),
  hold: wholeNumber(1, 3600).default(45).describe("seconds, such as 45"),
  slowest: wholeNumber(10, 60_000)
    .default(1000)
    .describe("what a check and an event may take at p95, in ms, such as 1000"),
  interval: wholeNumber(1, 3600)
    .optional()
    .describe("the scrape interval that the stacks are to have, in seconds, such as 30"),
  "here-url": z
    .array(pattern)
    .default([])
    .describe(
      "where this machine reaches a team's gateway, such as https://{team}-gateway.example.org",
    ),
  "from-namespace": z
    .array(z.string().regex(/^[a-z0-9-]+$/))
    .default([])
    .describe("another namespace that learners push from, such as webshell"),
  "gateway-url": pattern
    .default(defaultSiteNames.gatewayUrl)
    .describe("what learners' commands call it, such as http://pushgateway.{namespace}:9091"),
  image: z.string().default(defaultSiteNames.toolkitImage).describe("an image with bash and curl"),
  "team-namespace": z
    .string()
    .regex(/^[a-z0-9{}-]+$/)
    .default(defaultSiteNames.teamNamespace)
    .describe("small letters, digits and dashes around {team}, such as {team}-monitoring"),
  namespace: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default("scrapelab")
    .describe("the namespace of the app, such as scrapelab"),
  learner: learnersOption,
  json: z.boolean().default(false),
};
const schema = z.object(shape);

/** The command line, with nothing left open. */
export type PreflightOptions = z.output<typeof schema>;

/** The same for an app that runs elsewhere. */
export type SiteOptions = PreflightOptions & {
  url: URL;
  /** Aborted where somebody ends it. */
  interruption: AbortSignal;
};

/** What is said to whoever asks for more than there is. */
const usage = `Before a class on this machine:  npm run preflight -- --learners 25
Before a class on a cluster:     INSTRUCTOR_PASSWORD=… npm run preflight -- --url https://lab.example.org --teams teams.txt
With --json it is written for programs. deploy/README.md says what else there is.`;

/** What no other user of this machine is to see, as they see a command line. */
interface SecretVariables {
  INSTRUCTOR_PASSWORD?: string | undefined;
  /** A header a line. */
  PREFLIGHT_HEADER?: string | undefined;
}

/** The options, or a line for each that is wrong: what it is, and what to write. */
export function readOptions(
  args: string[],
  { INSTRUCTOR_PASSWORD: password, PREFLIGHT_HEADER: headers }: SecretVariables = {},
): Result<PreflightOptions, string[]> {
  const options = Object.entries(shape).map(([name, of]) => {
    const inner = of instanceof z.ZodDefault ? of.def.innerType : of;
    const type = inner instanceof z.ZodBoolean ? ("boolean" as const) : ("string" as const);
    return [name, { type, multiple: inner instanceof z.ZodArray }] as const;
  });
  let given: Record<string, unknown>;
  try {
    given = { ...parseArgs({ args, options: Object.fromEntries(options) }).values };
  } catch (error) {
    return err([error instanceof Error ? error.message : String(error), usage]);
  }
  const header = headers?.split("\n").filter((line) => line.trim() !== "");
  const secrets = { ...(password && { password }), ...(header && { header }) };
  const { success, data, error } = schema.safeParse({ ...secrets, ...given });
  if (!success) return err([...new Set(error.issues.map(({ path }) => lineOf(path, given)))]);
  if (data.url && data.teams === undefined)
    return err(["--teams is missing; write the path of a file with a team a line."]);
  if (!data.url && data.teams !== undefined)
    return err(["--url is missing; write the app's address, such as https://lab.example.org."]);
  return ok(data);
}

/** Secrets are shown to nobody. */
function lineOf([name]: readonly PropertyKey[], given: Record<string, unknown>): string {
  const option = String(name);
  const of = new Map<string, z.ZodType>(Object.entries(shape)).get(option);
  const isSecret = option === "password" || option === "header";
  const value = isSecret ? "not one" : JSON.stringify(given[option]);
  return `--${option} is ${value}; write ${of?.description}.`;
}

/** What the cluster's commands call the things of this site. */
export function siteNamesOf(options: PreflightOptions): SiteNames {
  return {
    toolkitImage: options.image,
    teamNamespace: options["team-namespace"],
    gatewayUrl: options["gateway-url"],
    gatewaySelector: "",
  };
}
