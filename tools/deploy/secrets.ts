import { randomBytes } from "node:crypto";
import type { DeployOptions } from "./options";

/** A Secret of Kubernetes: its name, how each of its values is made, and by which command without this tool. */
interface WantedSecret {
  name: string;
  values: readonly { name: string; make: () => string; command: string }[];
}

/** Where a Secret's values are written, and what they are when they are new. */
export interface SecretFile {
  path: string;
  make: () => string;
}

/** Random, in 52 characters at most: Kustomize folds longer ones. */
const hex = (name: string, bytes: number) => ({
  name,
  make: () => randomBytes(bytes).toString("hex"),
  command: `openssl rand -hex ${bytes}`,
});

const ofTheApp: WantedSecret = {
  name: "scrapelab",
  values: [hex("SESSION_SECRET", 24), hex("INSTRUCTOR_PASSWORD", 8)],
};
/** The second is the key of a cipher, of 32 characters. */
const ofSignIn: WantedSecret = {
  name: "scrapelab-sign-in",
  values: [hex("AUTH_PROXY_SECRET", 24), hex("COOKIE_SECRET", 16)],
};

export function wantedSecrets(options: DeployOptions): WantedSecret[] {
  return options["sign-in"] ? [ofTheApp, ofSignIn] : [ofTheApp];
}

/** The files for Kustomize to make Secrets of; none unless they are asked for. */
export function secretFiles(options: DeployOptions): SecretFile[] {
  if (!options.secrets) return [];
  return wantedSecrets(options).map(({ name, values }) => ({
    path: `app/${fileOf(name)}`,
    make: () => values.map((value) => `${value.name}=${value.make()}\n`).join(""),
  }));
}

export const fileOf = (secret: string) => `${secret}.secret.env`;

/** The commands that make the same in the cluster, without a file. */
export function commandsBySecret(cli: string, options: DeployOptions): string[] {
  return wantedSecrets(options).flatMap(({ name, values }) => {
    const create = `  ${cli} -n ${options.namespace} create secret generic ${name}`;
    const each = values.map((value) => `    --from-literal=${value.name}="$(${value.command})"`);
    return [create, ...each].join(" \\\n").split("\n");
  });
}
