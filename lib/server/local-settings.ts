import { err, ok, type Result } from "@/lib/domain/result";
import { findExecutable } from "./find-executable";
import { mostSandboxes } from "./most-sandboxes";
import type { Provider } from "./read-provider";
import {
  duration,
  isGiven,
  minutes,
  readSettings,
  type Source,
  wholeNumber,
} from "./read-settings";

/** Sandboxes that are processes of this machine. */
export interface LocalSettings {
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

const shape = {
  SANDBOX_SCRAPE_INTERVAL: duration
    .default(2000)
    .describe("a duration from 100ms to 60m, such as 2s or 500ms"),
  SANDBOX_IDLE_MINUTES: minutes
    .default(3_600_000)
    .describe("a number of minutes above 0.016 (one second), such as 60 or 0.5"),
  SANDBOX_MAX: wholeNumber(1, 100_000)
    .nullable()
    .default(null)
    .describe("a whole number from 1, such as 500"),
  SANDBOX_WARM: wholeNumber(0, 100)
    .default(2)
    .describe("a whole number from 0 (none stand ready) to 100, such as 2"),
  SANDBOX_MEMORY_MB: wholeNumber(32, 1_048_576)
    .default(256)
    .describe("a whole number of MiB from 32, such as 256"),
};

/** What each program may be called on the `PATH`. */
const programs = {
  PROMETHEUS_BIN: ["prometheus"],
  PUSHGATEWAY_BIN: ["pushgateway", "prometheus-pushgateway"],
  ALERTMANAGER_BIN: ["alertmanager", "prometheus-alertmanager"],
} as const;

export const localProvider: Provider<LocalSettings> = {
  variables: [...Object.keys(shape), ...Object.keys(programs)],
  read(source, memoryBytes) {
    const values = readSettings(shape, source);
    const prometheus = findProgram(source, "PROMETHEUS_BIN");
    const pushgateway = findProgram(source, "PUSHGATEWAY_BIN");
    const alertmanager = findOptional(source, "ALERTMANAGER_BIN");
    if (!values.ok || !prometheus.ok || !pushgateway.ok || !alertmanager.ok) {
      const all = [values, prometheus, pushgateway, alertmanager];
      return err(all.flatMap((each) => (each.ok ? [] : each.error)));
    }
    const { SANDBOX_MAX: max } = values.value;
    return ok({
      provider: "local",
      scrapeIntervalMs: values.value.SANDBOX_SCRAPE_INTERVAL,
      idleMs: values.value.SANDBOX_IDLE_MINUTES,
      max: max ?? mostSandboxes(memoryBytes),
      maxFromBytes: max === null ? memoryBytes : null,
      warm: values.value.SANDBOX_WARM,
      memoryMb: values.value.SANDBOX_MEMORY_MB,
      prometheusBin: prometheus.value,
      pushgatewayBin: pushgateway.value,
      alertmanagerBin: alertmanager.value,
    });
  },
};

/** One that nobody has to have; null where it is neither named nor there. */
function findOptional(
  source: Source,
  variable: keyof typeof programs,
): Result<string | null, string> {
  const found = findProgram(source, variable);
  return found.ok || isGiven(source, variable) ? found : ok(null);
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
