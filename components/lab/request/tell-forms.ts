import { stringify } from "yaml";
import type { Labels } from "@/lib/domain/metric";
import { readClientMetrics } from "@/lib/domain/pushgateway/forms/client-metrics";
import {
  createJobCommand,
  cronJobManifest,
  jobManifest,
} from "@/lib/domain/pushgateway/forms/cluster-job";
import { curlCommand } from "@/lib/domain/pushgateway/forms/curl-command";
import { goProgram } from "@/lib/domain/pushgateway/forms/go-client";
import { pythonProgram } from "@/lib/domain/pushgateway/forms/python-client";
import type { WrittenRequest } from "@/lib/domain/pushgateway/forms/request-form";
import { parsePushPath } from "@/lib/domain/pushgateway/grouping-key";

export interface RequestForm {
  id: string;
  name: string;
  /** What is worth knowing of it, or why there is none. */
  note: string;
  /** Null where a request has no such form. */
  code: string | null;
  language: "bash" | "yaml" | "python" | "go";
}

/** A request in every form that the lab knows. */
export function tellForms(request: WrittenRequest): RequestForm[] {
  const parsed = parsePushPath(request.path);
  const group = parsed.ok ? parsed.value.labels : {};
  const yaml = (manifest: object) => stringify(manifest, { lineWidth: 0 });
  return [
    {
      id: "curl",
      name: "curl",
      note: "Sends the same bytes from any shell that reaches the gateway.",
      code: curlCommand(request),
      language: "bash",
    },
    {
      id: "oc",
      name: "oc",
      note: "Creates a Job in your project, whose container sends it. kubectl takes the same words.",
      code: createJobCommand(request, group),
      language: "bash",
    },
    {
      id: "job",
      name: "Job",
      note: "For oc apply -f. A Job of the same name has to be deleted before it can run again.",
      code: yaml(jobManifest(request, group)),
      language: "yaml",
    },
    {
      id: "cron-job",
      name: "CronJob",
      note: "Sends it every quarter of an hour. A real one computes its values in the script.",
      code: yaml(cronJobManifest(request, group)),
      language: "yaml",
    },
    ...libraryForms(request, parsed.ok ? group : null),
  ];
}

const pythonNote =
  "Needs the package prometheus_client. It adds a _created gauge of its own to each counter.";
const goNote = "Needs the module github.com/prometheus/client_golang.";

function libraryForms(request: WrittenRequest, group: Labels | null): RequestForm[] {
  const python = { id: "python", name: "Python", language: "python" as const };
  const go = { id: "go", name: "Go", language: "go" as const };
  const without = (note: string) => [
    { ...python, note, code: null },
    { ...go, note, code: null },
  ];
  const { method, body } = request;
  if (method === "GET") return without("The client libraries push and delete. They do not read.");
  if (!group) return without("The path names no group that a client library could be given.");
  const metrics = readClientMetrics(method === "DELETE" ? "" : body, group);
  if (!metrics.ok) return without(metrics.error);
  return [
    { ...python, note: pythonNote, code: pythonProgram(request, group, metrics.value) },
    { ...go, note: goNote, code: goProgram(request, group, metrics.value) },
  ];
}
