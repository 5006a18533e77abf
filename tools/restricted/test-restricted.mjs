import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "../setup/build.mjs";
import { ensureChromium } from "../setup/chromium.mjs";
import { command, root } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { ensureHaproxy } from "../setup/haproxy.mjs";
import { prepare } from "../setup/prepare.mjs";
import { say } from "../setup/progress.mjs";
import { SetupError } from "../setup/setup-error.mjs";

// `npm run test:restricted`: the production build under what OpenShift allows a pod, and behind a real HAProxy.
await command(async () => {
  const { node, env } = await prepare({ isForTests: true });
  await ensureBuild(root, node, env);
  // What a volume is mounted over has to be there.
  mkdirSync(join(root, ".next", "cache"), { recursive: true });
  const HAPROXY_BIN = await ensureHaproxy(join(root, ".cache", "bin"));
  const CHROMIUM_BIN = await findBrowser(node);
  const found = {
    ...(HAPROXY_BIN && { HAPROXY_BIN }),
    ...(CHROMIUM_BIN && { CHROMIUM_BIN }),
  };
  return await runInForeground(
    node,
    ["--import", "tsx", "tools/restricted/restricted.ts", ...process.argv.slice(2)],
    { ...env, ...found },
  );
});

/**
 * What lacks is told by name among the results.
 *
 * @param {string} node
 */
async function findBrowser(node) {
  try {
    return await ensureChromium(root, node, { isWhole: true });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return null;
  }
}
