import { readEnv } from "@/lib/server/env";
import type { PreflightOptions } from "@/tools/preflight/options";
import type { Report } from "@/tools/preflight/report";
import { lookAtAddresses } from "./addresses";
import { lookAtPorts } from "./ports";
import { lookAtPrograms } from "./programs";
import { lookAtRoom } from "./room";

const usualClass = 25;

/** Where the servers' programs are missing, all else can be looked at; they have a look of their own. */
function readSettings() {
  const given = { HOST: "::", ...process.env };
  const programs = { PROMETHEUS_BIN: process.execPath, PUSHGATEWAY_BIN: process.execPath };
  return readEnv({ ...given, ...programs });
}

/** Whether a class can be held from this machine. */
export async function lookAtLaptop(
  { learners = usualClass, json }: PreflightOptions,
  report: Report,
): Promise<void> {
  const env = readSettings();
  if (!env.ok) {
    await report.look("Settings", async (section) => {
      for (const line of env.error) section.wrong("a setting", line, "Write what it says.");
    });
    return;
  }
  await report.look("The way in", (section) => lookAtAddresses(env.value, section, !json));
  await report.look("Ports", (section) => lookAtPorts(env.value, section));
  await report.look("Without a network", (section) => lookAtPrograms(section));
  await report.look(`Room for ${learners}`, (section) =>
    lookAtRoom(env.value.dataDir, learners, section),
  );
}
