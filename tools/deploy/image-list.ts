import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseDocument } from "yaml";
import { z } from "zod";

const imageSchema = z.object({
  name: z.string(),
  newName: z.string(),
  newTag: z.string(),
  digest: z.string().optional(),
});

/** One image as a kustomization names it: `name` stands in the files, `newName` is where it is. */
export type Image = z.output<typeof imageSchema>;

const listSchema = z.object({ images: z.array(imageSchema).default([]) });

/** The images that a kustomization says the places of. */
export function readImages(folder: string): Image[] {
  return listSchema.parse(parse(readFileSync(join(folder, "kustomization.yaml"), "utf8"))).images;
}

/** `registry.example.org/scrapelab:0.1.0`. */
export function fullName({ newName, newTag }: Pick<Image, "newName" | "newTag">): string {
  return `${newName}:${newTag}`;
}

export function splitImage(image: string): Pick<Image, "newName" | "newTag"> {
  const colon = image.lastIndexOf(":");
  return { newName: image.slice(0, colon), newTag: image.slice(colon + 1) };
}

/** Writes the digests that are known by an image's full name beside its tag; all else stays as it is. */
export function writeDigests(folder: string, digests: ReadonlyMap<string, string>): void {
  const file = join(folder, "kustomization.yaml");
  const document = parseDocument(readFileSync(file, "utf8"));
  for (const [index, image] of readImages(folder).entries()) {
    const digest = digests.get(fullName(image));
    if (digest !== undefined) document.setIn(["images", index, "digest"], digest);
  }
  writeFileSync(file, document.toString());
}
