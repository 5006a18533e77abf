import { appFlags } from "./app-flags.mjs";
import { ensureBuild } from "./build.mjs";
import { command, root } from "./command.mjs";
import { runInForeground } from "./foreground.mjs";
import { prepare } from "./prepare.mjs";

// `npm start` and, with `--dev`, `npm run dev`: sets up what is missing, then serves; with `--class` for a class.
await command(async () => {
  const { node, env } = await prepare();
  if (process.argv.includes("--dev")) {
    return await runInForeground(node, ["--import", "tsx", "server.ts", "--dev"], {
      ...env,
      NODE_ENV: "development",
    });
  }
  await ensureBuild(root, node, env);
  const args = process.argv.includes("--class") ? ["--class"] : [];
  return await runInForeground(
    node,
    ["dist/server.mjs", ...args],
    { ...env, NODE_ENV: "production" },
    appFlags,
  );
});
