import { err, ok, type Result } from "@/lib/domain/result";
import { isGiven, type Source } from "./read-settings";

/** One place where sandboxes run: the variables of its own, and how they are read. */
export interface Provider<Settings> {
  variables: readonly string[];
  read(source: Source, memoryBytes: number): Result<Settings, string[]>;
}

export interface ChosenProvider<Settings> {
  settings: Settings;
  /** Variables that have a value and mean something to other providers alone. */
  ignored: string[];
}

const usual = "local";

/** The settings of the provider that `SANDBOX_PROVIDER` names; nothing is asked of the others. */
export function readProvider<Settings>(
  providers: Readonly<Record<string, Provider<Settings>>>,
  source: Source,
  memoryBytes: number,
): Result<ChosenProvider<Settings>, string[]> {
  const name = source.SANDBOX_PROVIDER || usual;
  const provider = new Map(Object.entries(providers)).get(name);
  if (!provider) {
    const names = new Intl.ListFormat("en", { type: "disjunction" }).format(Object.keys(providers));
    return err([`SANDBOX_PROVIDER is ${JSON.stringify(name)}; write ${names}.`]);
  }
  const settings = provider.read(source, memoryBytes);
  if (!settings.ok) return settings;
  const known = Object.values(providers).flatMap(({ variables }) => variables);
  const ignored = new Set(known).difference(new Set(provider.variables));
  return ok({
    settings: settings.value,
    ignored: [...ignored].filter((variable) => isGiven(source, variable)),
  });
}
