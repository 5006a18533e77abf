import { describe } from "vitest";
import { tellStates } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { noRestartContract } from "@/lib/server/sandbox/testing/restart-contract";
import {
  type OpenStanding,
  standingContract,
} from "@/lib/server/sandbox/testing/standing-contract";
import { createExternalSandboxes } from "./external-sandboxes";
import { openExternalStacks } from "./testing/open-external-stacks";

const open: OpenStanding = async (onEnd) => {
  const { settings } = await openExternalStacks({ teams: ["ada", "bob"], onEnd });
  const sandboxes = createExternalSandboxes(settings);
  onEnd(() => sandboxes.close());
  return { sandboxes, told: tellStates(sandboxes) };
};

describe.concurrent("standing", () => standingContract(open));
describe("without a restart", () => noRestartContract(open));
