import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
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

export function splitImage(image: string): Pick<Image, "newName" | "newTag"> {
  const colon = image.lastIndexOf(":");
  return { newName: image.slice(0, colon), newTag: image.slice(colon + 1) };
}
