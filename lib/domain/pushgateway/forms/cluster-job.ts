import type { Labels } from "@/lib/domain/metric";
import { curlCommand } from "./curl-command";
import { quoteScript, quoteWord } from "./quote-word";
import { jobNameOf, type WrittenRequest } from "./request-form";

/** The request as the one command that lets a Kubernetes Job send it. */
export function createJobCommand(request: WrittenRequest, group: Labels): string {
  const { method, names } = request;
  const start = `oc -n ${names.teamNamespace} create job --image=${quoteWord(names.toolkitImage)}`;
  const script = quoteScript(curlCommand(request));
  return `${start} ${jobNameOf(method, group)} -- \\\n  bash -c ${script}`;
}

/** A Kubernetes Job (batch/v1) that sends the request once. */
export function jobManifest(request: WrittenRequest, group: Labels) {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: metadataOf(request, group),
    spec: jobSpec(request, group),
  };
}

/** A Kubernetes CronJob (batch/v1) that sends the request every quarter of an hour. */
export function cronJobManifest(request: WrittenRequest, group: Labels) {
  return {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: metadataOf(request, group),
    spec: { schedule: "*/15 * * * *", jobTemplate: { spec: jobSpec(request, group) } },
  };
}

const metadataOf = ({ method, names }: WrittenRequest, group: Labels) => ({
  name: jobNameOf(method, group),
  namespace: names.teamNamespace,
});

function jobSpec(request: WrittenRequest, group: Labels) {
  // Kubernetes replaces $(NAME) in a command; a doubled $ keeps it as it stands.
  const script = curlCommand(request).replaceAll("$(", "$$$$(");
  return {
    template: {
      spec: {
        restartPolicy: "Never",
        containers: [
          {
            name: jobNameOf(request.method, group),
            image: request.names.toolkitImage,
            command: ["bash", "-c", script],
          },
        ],
      },
    },
  };
}
