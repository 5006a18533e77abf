import { command } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { prepare } from "../setup/prepare.mjs";

// `npm run rebuild`: counts the class' figures anew from what happened, whether or not the app runs.
await command(async () => {
  const { node, env } = await prepare();
  return await runInForeground(node, ["--import", "tsx", "tools/classroom/rebuild-counts.ts"], env);
});
