import { command } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { prepare } from "../setup/prepare.mjs";

// `npm run instructor-password`: sets a new password for the instructors, whether or not the app runs.
await command(async () => {
  const { node, env } = await prepare();
  return await runInForeground(node, ["--import", "tsx", "tools/classroom/set-password.ts"], env);
});
