import { renderUnicodeCompact } from "uqr";
import type { Env } from "@/lib/server/env";
import { networkAddresses } from "@/lib/server/front/app-address";
import { createMachineNames } from "@/lib/server/requests/machine-addresses";
import type { Section } from "@/tools/preflight/report";

/** Where others in the room open the app, with a code for each as `--class` shows it. */
export async function lookAtAddresses(env: Env, section: Section, isShown: boolean): Promise<void> {
  const own = { ...env, machineNames: createMachineNames() };
  const addresses = networkAddresses(own, env.port);
  if (addresses.length === 0) {
    section.wrong(
      "addresses for others",
      "none: this machine is in no network",
      "Join the Wi-Fi that the learners use, or open a hotspot, and run this again.",
    );
    return;
  }
  for (const address of addresses) section.fine("an address for others", address);
  const [first] = addresses;
  if (isShown && first)
    process.stdout.write(`\n${renderUnicodeCompact(first, { border: 2 })}\n${first}\n`);
  section.notChecked(
    "whether others reach it",
    "no other machine can be asked from here",
    "With npm start -- --class running, open the address on your own phone; if nothing comes, it is this machine's firewall, or a Wi-Fi that keeps its guests apart.",
  );
}
