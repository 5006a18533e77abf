import { command } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { prepare } from "../setup/prepare.mjs";

// `npm run content:check`: replays every solution and every mistake against real servers.
await command(async () => {
  const { node, env } = await prepare();
  return await runInForeground(
    node,
    ["--import", "tsx", "tools/content-check/content-check.ts", ...process.argv.slice(2)],
    env,
  );
});
