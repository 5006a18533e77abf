import { onTestFinished, test } from "vitest";
import { untilLetGo } from "@/lib/server/testing/until-let-go";
import { createReaper } from "./reaper";
import { systemPath } from "./server-command";
import { startServerProcess } from "./server-process";

test("a server that runs keeps nothing of the request that it was started for", async () => {
  const reaper = createReaper();
  onTestFinished(() => reaper.end());
  const env = { NODE_ENV: "production", PATH: systemPath } as const;
  const command = { binary: "sleep", args: ["600"], directory: "/", env };
  await untilLetGo(async () => {
    const { stop } = await startServerProcess(command, reaper);
    onTestFinished(stop);
  });
});
