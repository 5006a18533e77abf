import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});

/** What every object of Kubernetes has; its other fields are its kind's. */
export type KubeObject = z.output<typeof objectSchema>;

/** The objects of a text in YAML, one a document. Throws for what is none. */
export function readObjects(text: string): KubeObject[] {
  return parseAllDocuments(text).map((document) => {
    const [error] = document.errors;
    if (error) throw error;
    return objectSchema.parse(document.toJS());
  });
}

const listSchema = z.object({ resources: z.array(z.string()) });

/** The objects that a kustomization's own files hold, as they stand there. */
export function readFolder(folder: string): KubeObject[] {
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const { resources } = listSchema.parse(parse(read("kustomization.yaml")));
  return resources.flatMap((file) => readObjects(read(file)));
}
