import { command } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { prepare } from "../setup/prepare.mjs";

// `npm run new:lab -- <id> <number> <title>`: makes a lab that replays, to be changed from there.
await command(async () => {
  const { node, env } = await prepare();
  return await runInForeground(
    node,
    ["--import", "tsx", "tools/authoring/make-lab.ts", ...process.argv.slice(2)],
    env,
  );
});
