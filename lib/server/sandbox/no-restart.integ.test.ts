import { startOwnServers } from "@/lib/server/testing/own-test-servers";
import { tellStates } from "./testing/ask-sandboxes";
import { withoutRestart } from "./testing/fixed-sandboxes";
import { noRestartContract } from "./testing/restart-contract";

noRestartContract(async () => {
  const sandboxes = withoutRestart((await startOwnServers()).sandboxes);
  return { sandboxes, told: tellStates(sandboxes) };
});
