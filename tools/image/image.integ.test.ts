import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { appFlags } from "../setup/app-flags.mjs";
import { launchApp } from "../setup/launch-app.mjs";
import { assembleImage } from "./assemble-image.mjs";
import { tellContents } from "./tell-contents.mjs";

const root = join(import.meta.dirname, "..", "..");

/** Starts what the Containerfile starts, with nothing of the project beside it, and waits until it says its address. */
async function start(folder: string, dataDir: string) {
  const app = launchApp(
    {
      ...{ HOME: dataDir, DATA_DIR: dataDir, LOG_LEVEL: "warn" },
      // Nothing is started of them, so that the page alone is on trial.
      ...{ PROMETHEUS_BIN: process.execPath, PUSHGATEWAY_BIN: process.execPath, SANDBOX_WARM: "0" },
    },
    { folder, env: { PATH: process.env.PATH } },
  );
  onTestFinished(() => void app.process.kill("SIGKILL"));
  return { child: app.process, address: `http://127.0.0.1:${(await app.ready).port}` };
}

test("the app serves from what the image holds, and ends when it is told to", async () => {
  const folder = mkdtempSync(join(tmpdir(), "scrapelab-image-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const tree = join(folder, "app");
  await assembleImage(root, tree);

  const packages = readdirSync(join(tree, "node_modules"));
  for (const name of ["typescript", "esbuild", "vitest", "monaco-editor", "sharp"])
    expect(packages).not.toContain(name);
  expect(existsSync(join(tree, "node_modules", "@next", "swc-linux-x64-gnu"))).toBe(false);

  const { child, address } = await start(tree, join(folder, "data"));
  const page = await fetch(address);
  expect(page.status).toBe(200);
  const [, script = ""] = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await page.text()) ?? [];
  expect((await fetch(`${address}${script}`)).status).toBe(200);
  for (const path of ["/labs/pushgateway", "/instructor", "/terminal", "/healthz"])
    expect.soft([path, (await fetch(`${address}${path}`)).status]).toEqual([path, 200]);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("a folder with anything else in it is left as it is, the project's own too", async () => {
  const folder = mkdtempSync(join(tmpdir(), "scrapelab-image-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  writeFileSync(join(folder, "package.json"), "{}");
  await expect(assembleImage(root, folder)).rejects.toThrow("files of somebody else");
  await expect(assembleImage(root, join(folder, "package.json"))).rejects.toThrow("somebody else");
  expect(readdirSync(folder)).toEqual(["package.json"]);
  writeFileSync(join(folder, "next.config.mjs"), "");
  writeFileSync(join(folder, "mine.txt"), "");
  await expect(assembleImage(root, folder)).rejects.toThrow("files of somebody else");
  expect(readdirSync(folder)).toContain("mine.txt");
});

test("the Containerfile starts it as `npm start` does, as a user with a number", () => {
  const text = readFileSync(join(root, "Containerfile"), "utf8");
  const [, command = ""] = /^CMD (.*)$/m.exec(text) ?? [];
  expect(JSON.parse(command)).toEqual(["node", ...appFlags, "dist/server.mjs"]);
  const users = [...text.matchAll(/^USER (.*)$/gm)].map(([, user]) => user);
  // A number: without one, `runAsNonRoot` cannot be checked.
  expect(users.at(-1)).toBe("1001");
});

test("what is in a folder is told by what weighs most", () => {
  const lines = tellContents(join(root, "content"));
  expect(lines.at(-1)).toMatch(/^ +\d+\.\d MB {2}together$/);
});
