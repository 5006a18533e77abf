import { command } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { prepare } from "../setup/prepare.mjs";

// `npm run shell:check`: compares the shell's curl, kubectl and oc with the real ones.
await command(async () => {
  const { node, env } = await prepare();
  return await runInForeground(
    node,
    ["--import", "tsx", "tools/shell-comparison/shell-check.ts", ...process.argv.slice(2)],
    env,
  );
});
