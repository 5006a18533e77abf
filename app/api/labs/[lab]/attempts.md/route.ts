import { ok } from "@/lib/domain/result";
import { findLab } from "@/lib/server/api/find-step";
import { methods } from "@/lib/server/api/methods";
import { notebookDownload } from "@/lib/server/api/notebook/notebook-download";
import { signedIn } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: signedIn(async ({ learner, param, services }) => {
    const lab = findLab(services.labs, param("lab"));
    return lab.ok ? ok(notebookDownload(services.store, learner, lab.value)) : lab;
  }),
});
