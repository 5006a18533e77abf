import { ensureBuild } from "../setup/build.mjs";
import { command, root } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { prepare } from "../setup/prepare.mjs";
import { say } from "../setup/progress.mjs";
import { SetupError } from "../setup/setup-error.mjs";

// `npm run preflight`: before a class, what of it will not work. With `--url` of an app that runs elsewhere.
await command(async () => {
  const args = process.argv.slice(2);
  const isElsewhere = args.some((arg) => /^--url(=|$)/.test(arg));
  const { node, env } = isElsewhere
    ? await prepare({ withoutServers: true })
    : ((await unlessItCannotBe(() => prepare())) ?? (await prepare({ withoutServers: true })));
  // What this fetches and makes is what the class then needs no network for.
  if (!isElsewhere) await unlessItCannotBe(() => ensureBuild(root, node, env));
  const script = ["--import", "tsx", "tools/preflight/preflight.ts", ...args];
  // As browsers here do, and oc: what the machine trusts is trusted.
  return await runInForeground(node, script, env, ["--enable-source-maps", "--use-system-ca"]);
});

/**
 * What is missing then is a line of the report, beside all else that is looked at.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T | null>}
 */
async function unlessItCannotBe(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return null;
  }
}
