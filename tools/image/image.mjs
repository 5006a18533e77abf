import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuild } from "../setup/build.mjs";
import { command, root } from "../setup/command.mjs";
import { prepare } from "../setup/prepare.mjs";
import { assembleImage } from "./assemble-image.mjs";
import { tellContents } from "./tell-contents.mjs";

// `npm run image`: puts what the image holds of the app into a folder, and says what goes in and what it weighs.
await command(async () => {
  const { values } = parseArgs({
    options: { out: { type: "string", default: join(".cache", "image") } },
  });
  const { node, env } = await prepare({ withoutServers: true });
  await ensureBuild(root, node, env);
  const out = resolve(root, values.out);
  await assembleImage(root, out);
  process.stdout.write(`${tellContents(out).join("\n")}\nin ${out}\n`);
  return 0;
});
