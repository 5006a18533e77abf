import { ensureBuild } from "../setup/build.mjs";
import { command, root } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { prepare } from "../setup/prepare.mjs";

// `npm run attack`: attacks the production build over the loopback.
await command(async () => {
  const { node, env } = await prepare();
  await ensureBuild(root, node, env);
  return await runInForeground(
    node,
    ["--import", "tsx", "tools/attack/attack.ts", ...process.argv.slice(2)],
    env,
  );
});
