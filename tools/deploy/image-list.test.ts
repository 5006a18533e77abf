import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readImages } from "./image-list";
import { buildImages, imageFolders, siteImages } from "./site-images";

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
