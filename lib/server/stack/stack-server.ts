import type { ServerPaths } from "./server-paths";

/** The programs of the servers, by their paths; null for one that is not there. */
export interface StackPrograms {
  prometheusBin: string;
  pushgatewayBin: string;
  alertmanagerBin: string | null;
}

/** What a server adds to the configuration of its sandbox's Prometheus. */
export interface PrometheusPart {
  /** Items of `scrape_configs`. */
  scrapeConfigs?: string;
  /** An address that alerts are sent to. */
  alertmanager?: string;
  /** Items of a rule group. */
  rules?: string;
}

/**
 * One server of a sandbox: how it is started and told from another program, what it stores, and what
 * learners may ask of it.
 */
export interface StackServer {
  program: (programs: StackPrograms) => string | null;
  /** Besides the address that it listens on; `root` is the sandbox's folder. */
  flags: (root: string) => string[];
  /** The flag that names what it stores, by which a process is known to be ours. */
  storageFlag: string;
  /** What it stores, which a reset deletes; a path. */
  stored: (root: string) => string;
  /** Where it says which files it works on, to tell it from another program that has its port. */
  identity: { path: string; isOurs: (answer: unknown, root: string) => boolean };
  /** The text of its own configuration and the path of the file; null where flags are all. */
  configuration: (root: string, sandbox: SandboxParts) => ConfigurationFile[];
  paths: ServerPaths;
  /** What its Prometheus has to know of it; `port` is on the loopback interface. */
  prometheusPart: (port: number) => PrometheusPart;
}

export interface ConfigurationFile {
  path: string;
  text: string;
}

/** What the other servers of the same sandbox add. */
export interface SandboxParts {
  scrapeIntervalMs: number;
  prometheus: readonly PrometheusPart[];
}
