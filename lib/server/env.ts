import { resolve } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import { defaultSiteNames, type SiteNames } from "@/lib/domain/site-names";
import {
  accessProblems,
  accessShape,
  type HeaderSignIn,
  headerSignInOf,
  type TrustedProxies,
} from "./access-settings";
import { caFile } from "./ca-file";
import {
  type ClassroomSettings,
  classroomOf,
  classroomShape,
  webhookProblems,
} from "./classroom-settings";
import { type ExternalSettings, externalProvider } from "./external-settings";
import { type LocalSettings, localProvider } from "./local-settings";
import { memoryLimit } from "./memory-limit";
import { type OpsListener, opsListenerOf, opsPortProblems, opsShape } from "./ops-settings";
import { type ChosenProvider, type Provider, readProvider } from "./read-provider";
import { readSettings, type Source, wholeNumber } from "./read-settings";

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
  /** The address that those pages are served at; that of the app unless told. */
  pagesHost: string;
  /** Where browsers reach those pages, or null: then the request's own Host, with `pagesPort`. */
  pagesUrl: URL | null;
  /** Where probes and scrapes are answered; null where that is the app's own port. */
  ops: OpsListener | null;
  /** Absolute path. */
  dataDir: string;
  logLevel: (typeof logLevels)[number];
  /** At least 32 characters, or null: then one is made and kept in `dataDir`. */
  sessionSecret: string | null;
  /** Of at least 6 characters, or null: then the one that is kept counts, or one is made. */
  instructorPassword: string | null;
  /** What is told elsewhere is signed with it; null where nothing is. */
  webhookSecret: string | null;
  /** What the proxy in front proves itself by; null where it need not. */
  authProxySecret: string | null;
  /** Where a proxy signs people in; null where the app does. */
  headerSignIn: HeaderSignIn | null;
  /** The proxies that requests come through; null for none. */
  trustedProxies: TrustedProxies | null;
  classroom: ClassroomSettings;
  /** By address. */
  joins: JoinRate;
  /** What the learners' commands call the things of this site's cluster. */
  siteNames: SiteNames;
  sandbox: SandboxSettings;
  /** Certificates in PEM by which the sandboxes' servers are trusted over https; null for the system's. */
  sandboxCa: string | null;
  /** Variables that have a value, and mean something to another provider alone. */
  ignored: string[];
}

/** Where sandboxes run, by `provider`; another provider is another member. */
export type SandboxSettings = LocalSettings | ExternalSettings;

type Providers = {
  [P in SandboxSettings["provider"]]: Provider<Extract<SandboxSettings, { provider: P }>>;
};
const providers: Providers = { local: localProvider, external: externalProvider };

type Secret = "sessionSecret" | "instructorPassword" | "webhookSecret" | "authProxySecret";

/** The settings without what is secret: whatever reaches the services can read these. */
export type Settings = Omit<Env, Secret> & { [S in Secret]?: never };

export function withoutSecrets(env: Env): Settings {
  const {
    sessionSecret: _,
    instructorPassword: _password,
    webhookSecret: _webhook,
    authProxySecret: _proxy,
    ...settings
  } = env;
  return settings;
}

/** How many may join at once, and how many more each second from then on. */
export interface JoinRate {
  burst: number;
  perSecond: number;
}

const rate = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,3})?$/)
  .transform(Number)
  .refine((value) => value > 0);

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

/** Each with what to write. */
const shape = {
  PORT: wholeNumber(0, 65_535)
    .default(3000)
    .describe("a whole number from 0 to 65535, such as 3000"),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/)
    .default("127.0.0.1")
    .describe("an address or a host name to listen on, such as 127.0.0.1"),
  PUBLIC_URL: webOrigin
    .nullable()
    .default(null)
    .describe("the address that browsers use, without a path, such as https://lab.example.org"),
  PAGES_PORT: wholeNumber(0, 65_535)
    .nullable()
    .default(null)
    .describe("a whole number from 0 to 65535, such as 3001"),
  PAGES_URL: webOrigin
    .nullable()
    .default(null)
    .describe("the address that browsers use, without a path, such as https://pages.example.org"),
  ...opsShape,
  DATA_DIR: z.string().default(".data").describe("the path of a folder, such as .data"),
  LOG_LEVEL: z
    .enum(logLevels)
    .default("info")
    .describe(`one of ${logLevels.join(", ")}`),
  SESSION_SECRET: z
    .string()
    .min(32)
    .nullable()
    .default(null)
    .describe("at least 32 characters, or leave it out and one is made"),
  INSTRUCTOR_PASSWORD: z
    .string()
    .min(6)
    .max(1000)
    .nullable()
    .default(null)
    .describe("at least 6 characters, or leave it out and one is made and shown once"),
  ...classroomShape,
  ...accessShape,
  JOIN_BURST: wholeNumber(1, 1_000_000).default(250).describe("a whole number from 1, such as 250"),
  JOIN_PER_SECOND: rate.default(5).describe("a number above 0, such as 5 or 0.5"),
  TOOLKIT_IMAGE: z
    .string()
    .regex(/^[\w.:/@-]+$/)
    .default(defaultSiteNames.toolkitImage)
    .describe(`the name of an image with bash and curl, such as ${defaultSiteNames.toolkitImage}`),
  TEAM_NAMESPACE: z
    .string()
    .refine((pattern) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(filled(pattern)))
    .default(defaultSiteNames.teamNamespace)
    .describe("small letters, digits and dashes around {team}, such as {team}-monitoring"),
  GATEWAY_URL: z
    .string()
    .refine((pattern) => gatewayUrl.safeParse(filled(pattern)).success)
    .transform((pattern) => pattern.replace(/\/$/, ""))
    .default(defaultSiteNames.gatewayUrl)
    .describe("an address of http or https, such as http://pushgateway.{namespace}:9091"),
  GATEWAY_SELECTOR: z
    .string()
    .refine((pattern) => selector.test(filled(pattern)))
    .default(defaultSiteNames.gatewaySelector)
    .describe("labels with their values, such as app.kubernetes.io/component=pushgateway"),
  SANDBOX_CA_FILE: caFile
    .nullable()
    .default(null)
    .describe("the path of a file with certificates in PEM"),
};
type Values = z.output<z.ZodObject<typeof shape>>;

/** The settings, or one line for every wrong value: the variable, what it is, what to write. */
export function readEnv(
  source: Source,
  memoryBytes: number = memoryLimit(),
): Result<Env, string[]> {
  const values = readSettings(shape, source);
  const provider = readProvider<SandboxSettings>(providers, source, memoryBytes);
  const shared = values.ok
    ? [
        ...sharedOrigins(values.value),
        ...opsPortProblems(values.value, portsOf(values.value)),
        ...webhookProblems(values.value),
        ...accessProblems(values.value, values.value.HOST),
      ]
    : [];
  if (values.ok && provider.ok && shared.length === 0)
    return ok(envOf(values.value, provider.value));
  return err([...(values.ok ? shared : values.error), ...(provider.ok ? [] : provider.error)]);
}

/** The settings from this process's own environment, over defaults for this way to start. */
export function readProcessEnv(defaults: Source = {}): ReturnType<typeof readEnv> {
  const given = Object.entries(process.env).filter(([, value]) => value !== "");
  return readEnv({ ...defaults, ...Object.fromEntries(given) });
}

/** What tools and tests run their own servers with, whatever provider the app has. */
export function readLocalSettings(): Result<LocalSettings, string[]> {
  return localProvider.read(process.env, memoryLimit());
}

/**
 * The servers' pages show what learners push. On an origin of their own they cannot act on the app, whose
 * guard compares host and port.
 */
function sharedOrigins(values: Values): string[] {
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

/** 0 is any free port. */
function portsOf({ PORT, PAGES_PORT }: Values): { PORT: number; PAGES_PORT: number } {
  return { PORT, PAGES_PORT: PAGES_PORT ?? (PORT === 0 ? 0 : PORT + 1) };
}

function envOf(values: Values, provider: ChosenProvider<SandboxSettings>): Env {
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    pagesPort: portsOf(values).PAGES_PORT,
    pagesHost: values.PAGES_HOST ?? values.HOST,
    pagesUrl: values.PAGES_URL,
    ops: opsListenerOf(values),
    dataDir: resolve(values.DATA_DIR),
    logLevel: values.LOG_LEVEL,
    sessionSecret: values.SESSION_SECRET,
    instructorPassword: values.INSTRUCTOR_PASSWORD,
    webhookSecret: values.WEBHOOK_SECRET,
    authProxySecret: values.AUTH_PROXY_SECRET,
    headerSignIn: headerSignInOf(values),
    trustedProxies: values.TRUST_PROXY,
    classroom: classroomOf(values),
    joins: { burst: values.JOIN_BURST, perSecond: values.JOIN_PER_SECOND },
    siteNames: {
      toolkitImage: values.TOOLKIT_IMAGE,
      teamNamespace: values.TEAM_NAMESPACE,
      gatewayUrl: values.GATEWAY_URL,
      gatewaySelector: values.GATEWAY_SELECTOR,
    },
    sandbox: provider.settings,
    sandboxCa: values.SANDBOX_CA_FILE,
    ignored: provider.ignored,
  };
}

/** What Next and React read from the environment when they start; nothing is reported to anybody. */
export function settleNextEnvironment({ isDev }: { isDev: boolean }): void {
  const settled = {
    NODE_ENV: isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  Object.assign(process.env, settled);
}
