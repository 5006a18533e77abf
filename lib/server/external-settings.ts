import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { err, ok } from "@/lib/domain/result";
import { type KubeSettings, kubeShape, readKube } from "./kube-settings";
import type { Provider } from "./read-provider";
import { duration, readSettings } from "./read-settings";
import { authorizationOf, type Credentials, type CredentialsOf } from "./upstream/credentials";

/** Sandboxes that exist already, and are not this app's to start or stop. */
export interface ExternalSettings {
  provider: "external";
  /** Where each team's servers are: `{team}` and `{namespace}` are filled in. A query is sent with every request. */
  pushgatewayUrl: string;
  prometheusUrl: string;
  credentials: CredentialsOf;
  /** How long a server may take to answer what a learner sends, where it is not the usual time; ms. */
  timeoutMs?: number | undefined;
  /** By which gateways are restarted; null where they are not the app's to restart. */
  kube: KubeSettings | null;
}

/** With the longest name that a team can have. */
const filled = (pattern: string) => pattern.replaceAll(/\{(team|namespace)\}/g, "x".repeat(40));

/** User and password stand in no address: it is told to whoever reads the settings. */
function isStackUrl(text: string): boolean {
  if (/[{}#\s]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

const stackUrl = z.string().refine((pattern) => isStackUrl(filled(pattern)));

/** A file that holds such a secret now; it is read anew at each use. */
const secretFile = (scheme: Credentials["scheme"]) =>
  z
    .string()
    .transform((path): Credentials => ({ scheme, file: resolve(path) }))
    .refine(({ file }) => authorizationOf(scheme, readText(file)) !== null)
    .nullable()
    .default(null);

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

const tokenFile = secretFile("bearer").describe("the path of a file with a token");
const passwordFile = secretFile("basic").describe("the path of a file with user:password");

const shape = {
  SANDBOX_PUSHGATEWAY_URL: stackUrl.describe(
    "an address of http or https, such as http://pushgateway.{team}-monitoring:9091",
  ),
  SANDBOX_PROMETHEUS_URL: stackUrl.describe(
    "an address of http or https, such as http://prometheus-operated.{team}-monitoring:9090",
  ),
  SANDBOX_TIMEOUT: duration
    .refine((ms) => ms >= 1000 && ms <= 60_000)
    .nullable()
    .default(null)
    .describe("a duration from 1s to 60s, such as 10s"),
  SANDBOX_PUSHGATEWAY_BEARER_FILE: tokenFile,
  SANDBOX_PUSHGATEWAY_BASIC_AUTH_FILE: passwordFile,
  SANDBOX_PROMETHEUS_BEARER_FILE: tokenFile,
  SANDBOX_PROMETHEUS_BASIC_AUTH_FILE: passwordFile,
};

type Values = z.output<z.ZodObject<typeof shape>>;

export const externalProvider: Provider<ExternalSettings> = {
  variables: [...Object.keys(shape), ...Object.keys(kubeShape)],
  read(source) {
    const values = readSettings(shape, source);
    const kube = readKube(source);
    if (!values.ok || !kube.ok) {
      return err([values, kube].flatMap((each) => (each.ok ? [] : each.error)));
    }
    const twice = signedInTwice(values.value);
    if (twice.length > 0) return err(twice);
    return ok({
      provider: "external",
      pushgatewayUrl: values.value.SANDBOX_PUSHGATEWAY_URL,
      prometheusUrl: values.value.SANDBOX_PROMETHEUS_URL,
      credentials: credentialsOf(values.value),
      timeoutMs: values.value.SANDBOX_TIMEOUT ?? undefined,
      kube: kube.value,
    });
  },
};

function credentialsOf(values: Values): CredentialsOf {
  const pushgateway =
    values.SANDBOX_PUSHGATEWAY_BEARER_FILE ?? values.SANDBOX_PUSHGATEWAY_BASIC_AUTH_FILE;
  const prometheus =
    values.SANDBOX_PROMETHEUS_BEARER_FILE ?? values.SANDBOX_PROMETHEUS_BASIC_AUTH_FILE;
  return { ...(pushgateway && { pushgateway }), ...(prometheus && { prometheus }) };
}

/** A line for each server that is told of two ways to sign in. */
function signedInTwice(values: Values): string[] {
  return (["SANDBOX_PUSHGATEWAY", "SANDBOX_PROMETHEUS"] as const)
    .filter((server) => values[`${server}_BEARER_FILE`] && values[`${server}_BASIC_AUTH_FILE`])
    .map(
      (server) =>
        `${server}_BEARER_FILE and ${server}_BASIC_AUTH_FILE are both set; write one of them.`,
    );
}
