import { ensureChromium } from "../setup/chromium.mjs";
import { command, root } from "../setup/command.mjs";
import { ensureFirefox } from "../setup/firefox.mjs";
import { prepare } from "../setup/prepare.mjs";
import { say } from "../setup/progress.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { print, runStages } from "./run-stages.mjs";
import { stages } from "./stages.mjs";

// `npm test`: sets up what is missing, then runs everything; the last line is the sum.
await command(async () => {
  const { passed, failed } = await testEverything();
  print(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
});

async function testEverything() {
  try {
    const { node, env } = await prepare();
    const CHROMIUM_BIN = await ensureChromium(root, node);
    const firefox = await ensureFirefox();
    const browsers = { CHROMIUM_BIN, ...(firefox && { FIREFOX_BIN: firefox }) };
    return await runStages(stages, { node, env: { ...env, ...browsers } });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`\n${error.message}`);
    return { passed: 0, failed: 1 };
  }
}
