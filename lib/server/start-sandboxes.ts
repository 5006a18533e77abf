import { err, ok, type Result } from "@/lib/domain/result";
import type { Env } from "@/lib/server/env";
import type { ExternalSettings } from "@/lib/server/external-settings";
import type { Log } from "@/lib/server/log";
import { sayMostSandboxes } from "@/lib/server/most-sandboxes";
import { createExternalSandboxes } from "@/lib/server/sandbox/external/external-sandboxes";
import { createLocalSandboxes } from "@/lib/server/sandbox/local/local-sandboxes";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { askOperatorsServers } from "@/lib/server/upstream/operators-servers";
import { type AskUpstream, createAskUpstream } from "@/lib/server/upstream/upstream";

export interface StartedSandboxes {
  sandboxes: Sandboxes;
  /** For whoever starts the app. */
  said: string;
}

/**
 * The sandboxes where the settings want them; another provider is another case. What keeps them from
 * starting, such as another app on the same data directory, is one sentence.
 */
/** What the provider needs of the settings. */
type ProviderEnv = Pick<Env, "sandbox" | "sandboxCa" | "siteNames" | "dataDir" | "ignored">;

export async function startSandboxes(
  { sandbox, sandboxCa, siteNames, dataDir, ignored }: ProviderEnv,
  log: Log,
): Promise<Result<StartedSandboxes, string>> {
  if (ignored.length > 0) {
    const { provider } = sandbox;
    log.warn(
      { provider, ignored },
      `not read with SANDBOX_PROVIDER ${provider}: ${ignored.join(", ")}`,
    );
  }
  try {
    switch (sandbox.provider) {
      case "local":
        return ok({
          sandboxes: await createLocalSandboxes(sandbox, { dataDir, log }),
          said: sayMostSandboxes(sandbox.max, sandbox.maxFromBytes),
        });
      case "external":
        return ok({
          sandboxes: createExternalSandboxes(sandbox, {
            siteNames,
            ask: askFor(sandbox, sandboxCa),
            log,
          }),
          said: sayExternal(sandbox),
        });
    }
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

const askFor = ({ credentials, timeoutMs }: ExternalSettings, ca: string | null): AskUpstream =>
  askOperatorsServers(createAskUpstream({ ca, credentials }), timeoutMs);

function sayExternal({ pushgatewayUrl, prometheusUrl }: ExternalSettings): string {
  const addresses = `Pushgateway ${originOf(pushgatewayUrl)}, Prometheus ${originOf(prometheusUrl)}`;
  const isShared = [pushgatewayUrl, prometheusUrl].some(
    (each) => !/\{(team|namespace)\}/.test(each),
  );
  const shared = isShared
    ? " One of them has no {team} in its address: all teams share that server."
    : "";
  return `The teams' servers are not this app's: ${addresses}.${shared}`;
}

/** Without what a query may say. */
const originOf = (pattern: string) => pattern.replace(/\?.*$/s, "");
