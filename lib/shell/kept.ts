import * as z from "zod/mini";
import { clusterSchema } from "./kube/cluster";

/** What outlives a run and a reload: the files below the home directory and /tmp, and the cluster. */
export const keptSchema = z.object({
  /** By path; one character a byte. */
  files: z.record(z.string(), z.string()),
  cluster: z.nullable(clusterSchema),
});
export type Kept = z.infer<typeof keptSchema>;
