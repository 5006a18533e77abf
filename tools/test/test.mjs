import { ensureChromium } from "../setup/chromium.mjs";
import { command, root } from "../setup/command.mjs";
import { ensureFirefox } from "../setup/firefox.mjs";
import { ensureKubectl } from "../setup/kubectl.mjs";
import { prepare } from "../setup/prepare.mjs";
import { say } from "../setup/progress.mjs";
import { SetupError } from "../setup/setup-error.mjs";
import { needsBrowsers, needsKubectl, partNames, planOf } from "./plan.mjs";
import { print, runPlan } from "./run-stages.mjs";

// `npm test` and its parts (`npm run test:unit -- lib/domain`): sets up what is missing, then runs; the last line is the sum.
await command(async () => {
  const { passed, failed } = await test(process.argv.slice(2));
  print(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
});

/** @param {string[]} args a part, and names of tests in it */
async function test([part, ...wanted]) {
  try {
    const plan = planOf(part);
    if (!plan)
      throw new SetupError(`There is no part ${part}. The parts: ${partNames.join(", ")}.`);
    const { node, env } = await prepare({ isForTests: true });
    const browsers = needsBrowsers(plan) ? await findBrowsers(node) : {};
    const kubectl = needsKubectl(plan) ? await ensureKubectl(root) : null;
    const found = { ...browsers, ...(kubectl && { KUBECTL_BIN: kubectl }) };
    return await runPlan(plan, { node, env: { ...env, ...found }, wanted });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`\n${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

/** @param {string} node */
async function findBrowsers(node) {
  const CHROMIUM_BIN = await ensureChromium(root, node);
  const firefox = await ensureFirefox();
  return { CHROMIUM_BIN, ...(firefox && { FIREFOX_BIN: firefox }) };
}
