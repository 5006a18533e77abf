import { ensureBuild } from "./setup/build.mjs";
import { command, root } from "./setup/command.mjs";
import { runInForeground } from "./setup/foreground.mjs";
import { prepare } from "./setup/prepare.mjs";

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
  return await runInForeground(node, ["dist/server.mjs", ...args], {
    ...env,
    NODE_ENV: "production",
  });
});
