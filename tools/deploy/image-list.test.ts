import { mkdtempSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fullName, readImages } from "./image-list";
import { readOptions } from "./options";
import { overlayFiles } from "./overlay-files";
import { buildImages, imageFolders, siteImages } from "./site-images";
import { writeOverlay } from "./write-overlay";

const root = join(import.meta.dirname, "..", "..");
const folders = imageFolders(root, null);

test("every image names its registry, none Docker's, and a tag that stays", () => {
  const images = [...siteImages(folders), ...buildImages(root)];
  expect(images.length).toBeGreaterThan(4);
  for (const image of images) {
    expect(image).toMatch(/^[\w-]+(\.[\w-]+)+(:\d+)?\/[\w./-]+:[\w.-]+$/);
    expect(image).not.toMatch(/^([\w.-]*\.)?docker\.(io|com)\/|:latest$/);
  }
});

test("the app's image has the tag of this version", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const app = folders.flatMap(readImages).find(({ name }) => name === "scrapelab");
  expect(app?.newTag).toBe(version);
});

test("the one list has every image that a file of deploy runs, and no other file says where one is", () => {
  const deploy = join(root, "deploy");
  const files = readdirSync(deploy, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".yaml"),
  );
  const read = (file: string) => readFileSync(join(deploy, file), "utf8");
  const run = files.flatMap((file) =>
    [...read(file).matchAll(/^\s+(?:- )?image: (.*)$/gm)].map(([, name]) => name),
  );
  expect(run.sort()).toEqual(
    folders
      .flatMap(readImages)
      .map(({ name }) => name)
      .sort(),
  );
  const placing = files.filter((file) => /^images:/m.test(read(file)));
  expect(placing).toEqual([join("components", "images", "kustomization.yaml")]);
});

test.for<{ form: string; args: string[]; names: string[] }>([
  { form: "with stacks that exist", args: [], names: [] },
  { form: "with stacks", args: ["--stacks"], names: ["pushgateway", "prometheus"] },
  { form: "with sign-in", args: ["--sign-in", "--instructor", "ada"], names: ["oauth-proxy"] },
])("an overlay $form lists what its cluster pulls, and no more", ({ args, names }) => {
  const out = realpathSync(mkdtempSync(join(tmpdir(), "scrapelab-overlay-")));
  onTestFinished(() => rm(out, { recursive: true }));
  const app = "registry.example.org/lab/scrapelab:1";
  const given = ["--teams", "teams.txt", "--host", "lab.example.org", "--out", out];
  const options = readOptions([...given, "--image", app, ...args], "0.1.0");
  if (!options.ok) throw new Error(options.error.join(" "));
  const overlay = overlayFiles([{ name: "red", users: [] }], options.value, root);
  writeOverlay(out, overlay, { command: "npm run deploy", secrets: [] });
  const listed = folders.flatMap(readImages).filter(({ name }) => names.includes(name));
  const images = siteImages(imageFolders(root, out));
  // The last is the toolkit's.
  expect(images.slice(0, -1).sort()).toEqual([app, ...listed.map(fullName)].sort());
});
