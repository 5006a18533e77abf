import { join } from "node:path";
import { mapStrings } from "./map-strings";
import type { DeployOptions } from "./options";
import { type KubeObject, readFolder } from "./read-objects";

const written = { team: "red", namespace: "red-monitoring" };
/** What the images' own user is called without a number, which only OpenShift replaces by one. */
const nobody = 65_534;

/**
 * A team's own Pushgateway and Prometheus. Where several teams share a namespace, their names end in the team's:
 * `pushgateway-red`, `prometheus-red`.
 */
export function stackOf(
  team: string,
  namespace: string,
  options: DeployOptions,
  folder: string,
): KubeObject[] {
  const isShared = options["one-namespace"] !== undefined;
  const named = (name: string) => (isShared ? `${name.replace("-operated", "")}-${team}` : name);
  return readFolder(join(folder, "stack")).map((object) => {
    const own = mapStrings(object, (text) => {
      if (text === written.namespace) return namespace;
      return text === written.team
        ? team
        : text.replace("pushgateway:", `${named("pushgateway")}:`);
    });
    const renamed = { ...own, metadata: { ...own.metadata, name: named(own.metadata.name) } };
    return renamed.kind === "Deployment" ? deployment(renamed, named, options) : renamed;
  });
}

interface PodSpec {
  securityContext: object;
  volumes?: { configMap?: { name: string } }[];
}

function deployment(
  object: KubeObject,
  named: (name: string) => string,
  { overlay }: DeployOptions,
): KubeObject {
  const { spec } = object as { spec?: { template: { spec: PodSpec } } };
  if (!spec) return object;
  const pod = spec.template.spec;
  const runAsUser = overlay === "kubernetes" ? { runAsUser: nobody } : {};
  const volumes = pod.volumes?.map((volume) =>
    volume.configMap ? { ...volume, configMap: { name: named(volume.configMap.name) } } : volume,
  );
  const podSpec = {
    ...pod,
    securityContext: { ...pod.securityContext, ...runAsUser },
    ...(volumes && { volumes }),
  };
  return { ...object, spec: { ...spec, template: { ...spec.template, spec: podSpec } } };
}
