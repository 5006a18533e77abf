import { command } from "../setup/command.mjs";
import { runInForeground } from "../setup/foreground.mjs";
import { prepare } from "../setup/prepare.mjs";

// `npm run deploy -- --teams teams.txt --host lab.example.org`: writes an overlay for a cluster, and says how to apply it.
await command(async () => {
  const { node, env } = await prepare({ withoutServers: true });
  const script = ["--import", "tsx", "tools/deploy/deploy.ts", ...process.argv.slice(2)];
  return await runInForeground(node, script, env);
});
