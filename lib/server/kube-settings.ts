import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "@/lib/domain/result";
import { readSettings, type Source } from "./read-settings";

/** Where the cluster's API is, and what the app shows it. */
export interface KubeSettings {
  /** Without a slash at its end. */
  apiUrl: string;
  /** Absolute paths, read anew at each use. */
  tokenFile: string;
  /** Null for the system's certificates. */
  caFile: string | null;
}

/** What the kubelet mounts into each pod that has a service account. */
const mounted = "/var/run/secrets/kubernetes.io/serviceaccount";

const path = z
  .string()
  .transform((each) => resolve(each))
  .refine(existsSync)
  .nullable()
  .default(null);

export const kubeShape = {
  SANDBOX_RESTART: z
    .enum(["kubernetes", "none"])
    .nullable()
    .default(null)
    .describe("kubernetes or none, or leave it out"),
  KUBERNETES_API_URL: z
    .url({ protocol: /^https?$/ })
    .transform((address) => address.replace(/\/+$/, ""))
    .nullable()
    .default(null)
    .describe("the address of the cluster's API, such as https://api.example.org:6443"),
  KUBERNETES_TOKEN_FILE: path.describe("the path of a file with a token"),
  KUBERNETES_CA_FILE: path.describe("the path of a file with certificates in PEM"),
};

/** How gateways are restarted: null for not at all. In a pod with a service account it needs no settings. */
export function readKube(source: Source, dir = mounted): Result<KubeSettings | null, string[]> {
  const values = readSettings(kubeShape, source);
  if (!values.ok) return values;
  const { SANDBOX_RESTART: restart } = values.value;
  if (restart === "none") return ok(null);
  const apiUrl = values.value.KUBERNETES_API_URL ?? inCluster(source);
  const tokenFile = values.value.KUBERNETES_TOKEN_FILE ?? existing(`${dir}/token`);
  const caFile = values.value.KUBERNETES_CA_FILE ?? existing(`${dir}/ca.crt`);
  if (apiUrl !== null && tokenFile !== null) return ok({ apiUrl, tokenFile, caFile });
  if (restart === null) return ok(null);
  const missing = [
    ...(apiUrl === null ? [missingLine("KUBERNETES_API_URL", "the address of its API")] : []),
    ...(tokenFile === null ? [missingLine("KUBERNETES_TOKEN_FILE", "the path of a token")] : []),
  ];
  return err(missing);
}

const missingLine = (variable: string, what: string) =>
  `${variable} is not set, and SANDBOX_RESTART is "kubernetes" outside of a cluster; write ${what}.`;

const existing = (file: string) => (existsSync(file) ? file : null);

/** What every pod is told of its cluster. */
function inCluster(source: Source): string | null {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = "443" } = source;
  if (!host) return null;
  return `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
