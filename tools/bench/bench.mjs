import { ensureBuild } from "../setup/build.mjs";
import { ensureChromium } from "../setup/chromium.mjs";
import { command, root } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { prepare } from "../setup/prepare.mjs";

// `npm run bench`: measures the figures that the project promises, on the production build.
await command(async () => {
  const { node, env } = await prepare();
  const CHROMIUM_BIN = await ensureChromium(root, node, { isWhole: true });
  await ensureBuild(root, node, env);
  return await runInForeground(
    node,
    ["--import", "tsx", "tools/bench/main.ts", ...process.argv.slice(2)],
    { ...env, CHROMIUM_BIN },
  );
});
