import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultSiteNames } from "@/lib/domain/site-names";
import { fullName, readImages } from "./image-list";

/** The kustomizations that say where images are: those of an overlay that was written, else the one list. */
export function imageFolders(root: string, overlay: string | null): string[] {
  if (overlay === null) return [join(root, "deploy", "components", "images")];
  return ["app", "teams"]
    .map((part) => join(overlay, part))
    .filter((folder) => existsSync(join(folder, "kustomization.yaml")));
}

/** The full names of all images that a cluster pulls, and of the one that the learners' Jobs run. */
export function siteImages(folders: readonly string[]): string[] {
  const settings = folders
    .map((folder) => join(folder, "settings.env"))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"));
  const toolkit = /^TOOLKIT_IMAGE=(.*)$/m.exec(settings.join("\n"))?.[1];
  const placed = folders.flatMap(readImages).map(fullName);
  return [...placed, toolkit ?? defaultSiteNames.toolkitImage];
}

/** What the image itself is built from. */
export function buildImages(root: string): string[] {
  const text = readFileSync(join(root, "Containerfile"), "utf8");
  const stages = new Set([...text.matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, name]) => name));
  const bases = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image = ""]) => image);
  return [...new Set(bases.filter((image) => !stages.has(image)))];
}
