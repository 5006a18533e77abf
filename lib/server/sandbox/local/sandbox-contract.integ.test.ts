import { describe } from "vitest";
import { openTestSandboxes } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { restartContract } from "@/lib/server/sandbox/testing/restart-contract";
import {
  endContract,
  idleContract,
  type OpenSandboxes,
  queueContract,
  startContract,
} from "@/lib/server/sandbox/testing/sandbox-contract";

const open: OpenSandboxes = (onEnd, options = {}) =>
  openTestSandboxes(options, { idleEveryMs: 20 }, onEnd);

describe.concurrent("start", () => startContract(open));
describe.concurrent("idle stop", () => idleContract(open));
describe.concurrent("restart and reset", () => restartContract(open));
describe.concurrent("queue", () => queueContract(open));
describe.concurrent("end", () => endContract(open));
