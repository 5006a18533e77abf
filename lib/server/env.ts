/** Settings from the environment, read once at start; `readEnv` names every wrong value. */
export interface Env {
  port: number;
  host: string;
  /** Where browsers reach the app, or null: then each request's own Host counts. */
  publicUrl: URL | null;
  /** Absolute path. */
  dataDir: string;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** At least 32 characters, or null: then one is made and kept in `dataDir`. */
  sessionSecret: string | null;
  sandbox: SandboxSettings;
}

export interface SandboxSettings {
  provider: "local";
  scrapeIntervalMs: number;
  /** Without a request for this long, a sandbox is stopped. */
  idleMs: number;
  max: number;
  /** Soft limit of each server's Go heap in MiB; above twice that the server is killed and started again. */
  memoryMb: number;
  prometheusBin: string;
  pushgatewayBin: string;
}
