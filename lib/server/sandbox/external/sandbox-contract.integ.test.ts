import { describe } from "vitest";
import { noRestartContract } from "@/lib/server/sandbox/testing/restart-contract";
import {
  type OpenStanding,
  standingContract,
} from "@/lib/server/sandbox/testing/standing-contract";
import { openExternalSandboxes } from "./testing/open-external-stacks";

const open: OpenStanding = (onEnd) => openExternalSandboxes({ teams: ["ada", "bob"], onEnd });

describe.concurrent("standing", () => standingContract(open));
describe("without a restart", () => noRestartContract(open));
