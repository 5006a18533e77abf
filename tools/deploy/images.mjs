import { command } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { prepare } from "../setup/prepare.mjs";

// `npm run images`: prints every image, one a line; `-- --resolve` writes their digests where a registry can be reached.
await command(async () => {
  const { node, env } = await prepare({ withoutServers: true });
  const script = ["--import", "tsx", "tools/deploy/images.ts", ...process.argv.slice(2)];
  return await runInForeground(node, script, env);
});
