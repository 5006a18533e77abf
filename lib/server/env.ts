import { resolve } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import { defaultSiteNames, type SiteNames } from "@/lib/domain/site-names";
import { findExecutable } from "./find-executable";
import { memoryLimit } from "./memory-limit";
import { mostSandboxes } from "./most-sandboxes";

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** Settings from the environment, read once at start; `readEnv` names every wrong value. */
export interface Env {
  /** 0 for any free port. */
  port: number;
  host: string;
  /** Where browsers reach the app, or null: then each request's own Host counts. */
  publicUrl: URL | null;
  /** Where the servers' own pages are served; 0 for any free port. */
  pagesPort: number;
  /** Where browsers reach those pages, or null: then the request's own Host, with `pagesPort`. */
  pagesUrl: URL | null;
  /** Absolute path. */
  dataDir: string;
  logLevel: (typeof logLevels)[number];
  /** At least 32 characters, or null: then one is made and kept in `dataDir`. */
  sessionSecret: string | null;
  /** By address. */
  joins: JoinRate;
  /** What the learners' commands call the things of this site's cluster. */
  siteNames: SiteNames;
  sandbox: SandboxSettings;
}

/** The settings without what seals sessions: whatever reaches the services can read these. */
export type Settings = Omit<Env, "sessionSecret"> & { sessionSecret?: never };

export function withoutSecrets({ sessionSecret: _, ...settings }: Env): Settings {
  return settings;
}

/** How many may join at once, and how many more each second from then on. */
export interface JoinRate {
  burst: number;
  perSecond: number;
}

export interface SandboxSettings {
  provider: "local";
  scrapeIntervalMs: number;
  /** Without a request for this long, a sandbox is stopped. */
  idleMs: number;
  /** How many sandboxes run at once. */
  max: number;
  /** The memory in bytes that `max` was derived from; null where `SANDBOX_MAX` says it. */
  maxFromBytes: number | null;
  /** How many sandboxes stand ready at rest, nobody's yet; they count towards `max`. */
  warm: number;
  /** Soft limit of each server's Go heap in MiB; above twice that the server is killed and started again. */
  memoryMb: number;
  /** Absolute path. */
  prometheusBin: string;
  pushgatewayBin: string;
  /** Null where there is none: labs that need it do without. */
  alertmanagerBin: string | null;
}

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);

const rate = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,3})?$/)
  .transform(Number)
  .refine((value) => value > 0);

const minutes = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,6})?$/)
  .transform((value) => Number(value) * 60_000)
  .refine((ms) => ms >= 1000);

const unitMs = { ms: 1, s: 1000, m: 60_000 } as const;

const duration = z
  .string()
  .transform((value) => /^(\d{1,6})(ms|s|m)$/.exec(value))
  .transform((match) => Number(match?.[1]) * unitMs[unitSchema.parse(match?.[2] ?? "ms")])
  .refine((ms) => ms >= 100 && ms <= 3_600_000);

const unitSchema = z.enum(["ms", "s", "m"]);

const webOrigin = z
  .url({ protocol: /^https?$/ })
  .transform((value) => new URL(value))
  .refine((url) => url.href === `${url.origin}/`);

/** A pattern with the longest name that a team can have. */
const filled = (pattern: string) => pattern.replaceAll(/\{(team|namespace)\}/g, "x".repeat(40));

/** Words of a command, so that nothing in it needs quotes. */
const gatewayUrl = z.url({ protocol: /^https?$/ }).regex(/^[\w.:/~-]+$/);

/** Labels of Kubernetes and their values, since the pod in the learner's shell has to have them. */
const selector = /^[\w./-]+=[\w.-]*(,[\w./-]+=[\w.-]*)*$/;

const settings = {
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/)
    .default("127.0.0.1"),
  PUBLIC_URL: webOrigin.nullable().default(null),
  PAGES_PORT: wholeNumber(0, 65_535).nullable().default(null),
  PAGES_URL: webOrigin.nullable().default(null),
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: z.enum(logLevels).default("info"),
  SESSION_SECRET: z.string().min(32).nullable().default(null),
  JOIN_BURST: wholeNumber(1, 1_000_000).default(250),
  JOIN_PER_SECOND: rate.default(5),
  TOOLKIT_IMAGE: z
    .string()
    .regex(/^[\w.:/@-]+$/)
    .default(defaultSiteNames.toolkitImage),
  TEAM_NAMESPACE: z
    .string()
    .refine((pattern) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(filled(pattern)))
    .default(defaultSiteNames.teamNamespace),
  GATEWAY_URL: z
    .string()
    .refine((pattern) => gatewayUrl.safeParse(filled(pattern)).success)
    .transform((pattern) => pattern.replace(/\/$/, ""))
    .default(defaultSiteNames.gatewayUrl),
  GATEWAY_SELECTOR: z.string().regex(selector).default(defaultSiteNames.gatewaySelector),
  SANDBOX_SCRAPE_INTERVAL: duration.default(2000),
  SANDBOX_IDLE_MINUTES: minutes.default(3_600_000),
  SANDBOX_MAX: wholeNumber(1, 100_000).nullable().default(null),
  SANDBOX_WARM: wholeNumber(0, 100).default(2),
  SANDBOX_MEMORY_MB: wholeNumber(32, 1_048_576).default(256),
  SANDBOX_PROVIDER: z.literal("local").default("local"),
};
type Variable = keyof typeof settings;

const whatToWrite: Record<Variable, string> = {
  PORT: "a whole number from 0 to 65535, such as 3000",
  HOST: "an address or a host name to listen on, such as 127.0.0.1",
  PUBLIC_URL: "the address that browsers use, without a path, such as https://lab.example.org",
  PAGES_PORT: "a whole number from 0 to 65535, such as 3001",
  PAGES_URL: "the address that browsers use, without a path, such as https://pages.example.org",
  DATA_DIR: "the path of a folder, such as .data",
  LOG_LEVEL: `one of ${logLevels.join(", ")}`,
  SESSION_SECRET: "at least 32 characters, or leave it out and one is made",
  JOIN_BURST: "a whole number from 1, such as 250",
  JOIN_PER_SECOND: "a number above 0, such as 5 or 0.5",
  TOOLKIT_IMAGE: `the name of an image with bash and curl, such as ${defaultSiteNames.toolkitImage}`,
  TEAM_NAMESPACE: "small letters, digits and dashes around {team}, such as {team}-monitoring",
  GATEWAY_URL: "an address of http or https, such as http://pushgateway.{namespace}:9091",
  GATEWAY_SELECTOR: "labels with their values, such as app.kubernetes.io/component=pushgateway",
  SANDBOX_SCRAPE_INTERVAL: "a duration from 100ms to 60m, such as 2s or 500ms",
  SANDBOX_IDLE_MINUTES: "a number of minutes above 0.016 (one second), such as 60 or 0.5",
  SANDBOX_MAX: "a whole number from 1, such as 500",
  SANDBOX_WARM: "a whole number from 0 (none stand ready) to 100, such as 2",
  SANDBOX_MEMORY_MB: "a whole number of MiB from 32, such as 256",
  SANDBOX_PROVIDER: "local",
};

const programs = {
  PROMETHEUS_BIN: ["prometheus"],
  PUSHGATEWAY_BIN: ["pushgateway", "prometheus-pushgateway"],
  ALERTMANAGER_BIN: ["alertmanager", "prometheus-alertmanager"],
} as const;

type Source = Readonly<Record<string, string | undefined>>;

/** The settings, or one line for every wrong value: the variable, what it is, what to write. */
export function readEnv(
  source: Source,
  memoryBytes: number = memoryLimit(),
): Result<Env, string[]> {
  const given = Object.entries(source).filter(([, value]) => value !== undefined && value !== "");
  const parsed = z.object(settings).safeParse(Object.fromEntries(given));
  const prometheus = findProgram(source, "PROMETHEUS_BIN");
  const pushgateway = findProgram(source, "PUSHGATEWAY_BIN");
  const alertmanager = findOptional(source, "ALERTMANAGER_BIN");
  const wrong = new Set(parsed.error?.issues.map(({ path }) => String(path[0])));
  const lines = Object.entries(whatToWrite)
    .filter(([variable]) => wrong.has(variable))
    .map(([variable, write]) => `${variable} is ${shown(variable, source)}; write ${write}.`);
  if (parsed.success) lines.push(...sharedOrigins(parsed.data));
  for (const program of [prometheus, pushgateway, alertmanager])
    if (!program.ok) lines.push(program.error);
  const isRight = parsed.success && prometheus.ok && pushgateway.ok && alertmanager.ok;
  if (!isRight || lines.length > 0) return err(lines);
  const found = {
    prometheusBin: prometheus.value,
    pushgatewayBin: pushgateway.value,
    alertmanagerBin: alertmanager.value,
  };
  return ok(envOf(parsed.data, found, memoryBytes));
}

/** The settings from this process's own environment, over defaults for this way to start. */
export function readProcessEnv(defaults: Source = {}): ReturnType<typeof readEnv> {
  const given = Object.entries(process.env).filter(([, value]) => value !== "");
  return readEnv({ ...defaults, ...Object.fromEntries(given) });
}

type Parsed = { [V in Variable]: z.output<(typeof settings)[V]> };

/**
 * The servers' pages show what learners push. On an origin of their own they cannot act on the app, whose
 * guard compares host and port.
 */
function sharedOrigins(values: Parsed): string[] {
  const { PORT: port, PUBLIC_URL: publicUrl, PAGES_PORT: pagesPort, PAGES_URL: pagesUrl } = values;
  const lines: string[] = [];
  if (pagesPort === null && port === 65_535) {
    lines.push(`PAGES_PORT is not set, and no port follows ${port}; write another one than PORT.`);
  }
  if (pagesPort !== null && pagesPort === port && port !== 0) {
    lines.push(`PAGES_PORT is ${pagesPort}, as is PORT; write another one.`);
  }
  if (pagesUrl && pagesUrl.host === publicUrl?.host) {
    lines.push(`PAGES_URL has the host of PUBLIC_URL; write one with another host or port.`);
  }
  return lines;
}

function envOf(
  values: Parsed,
  found: Pick<SandboxSettings, "prometheusBin" | "pushgatewayBin" | "alertmanagerBin">,
  memoryBytes: number,
): Env {
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    pagesPort: values.PAGES_PORT ?? (values.PORT === 0 ? 0 : values.PORT + 1),
    pagesUrl: values.PAGES_URL,
    dataDir: resolve(values.DATA_DIR),
    logLevel: values.LOG_LEVEL,
    sessionSecret: values.SESSION_SECRET,
    joins: { burst: values.JOIN_BURST, perSecond: values.JOIN_PER_SECOND },
    siteNames: {
      toolkitImage: values.TOOLKIT_IMAGE,
      teamNamespace: values.TEAM_NAMESPACE,
      gatewayUrl: values.GATEWAY_URL,
      gatewaySelector: values.GATEWAY_SELECTOR,
    },
    sandbox: {
      provider: values.SANDBOX_PROVIDER,
      scrapeIntervalMs: values.SANDBOX_SCRAPE_INTERVAL,
      idleMs: values.SANDBOX_IDLE_MINUTES,
      max: values.SANDBOX_MAX ?? mostSandboxes(memoryBytes),
      maxFromBytes: values.SANDBOX_MAX === null ? memoryBytes : null,
      warm: values.SANDBOX_WARM,
      memoryMb: values.SANDBOX_MEMORY_MB,
      ...found,
    },
  };
}

/** One that nobody has to have; null where it is neither named nor there. */
function findOptional(
  source: Source,
  variable: keyof typeof programs,
): Result<string | null, string> {
  const found = findProgram(source, variable);
  return found.ok || source[variable] ? found : ok(null);
}

function findProgram(source: Source, variable: keyof typeof programs): Result<string, string> {
  const given = source[variable];
  const names = given ? [given] : programs[variable];
  const found = names
    .map((name) => findExecutable(name, source.PATH ?? ""))
    .find((path) => path !== null);
  if (found) return ok(found);
  const is = given ? `is ${JSON.stringify(given)}, which is no program` : "is not set";
  const missing = given ? "" : `, and the PATH has no ${names.join(" or ")}`;
  return err(`${variable} ${is}${missing}; write the path of the program.`);
}

function shown(variable: string, source: Source): string {
  const value = source[variable] ?? "";
  return variable === "SESSION_SECRET" ? `${value.length} characters long` : JSON.stringify(value);
}

/** What Next and React read from the environment when they start; nothing is reported to anybody. */
export function settleNextEnvironment({ isDev }: { isDev: boolean }): void {
  const settled = {
    NODE_ENV: isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  Object.assign(process.env, settled);
}
