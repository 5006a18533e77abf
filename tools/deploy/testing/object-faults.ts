import { PrometheusRule } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule";
import { ServiceMonitor } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { Role } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { LimitRange } from "kubernetes-models/v1/LimitRange";
import { Namespace } from "kubernetes-models/v1/Namespace";
import { PersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { ResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import { Secret } from "kubernetes-models/v1/Secret";
import { Service } from "kubernetes-models/v1/Service";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import type { KubeObject } from "@/tools/deploy/read-objects";
import { routeFaults } from "./route-faults";
import { classOf, unknownFields } from "./unknown-fields";
import { unreadFields } from "./unread-fields";

/** A class of `kubernetes-models`. */
interface Model {
  apiVersion: string;
  kind: string;
  new (): { validate(): void };
}

const core: Model[] = [
  Deployment,
  Ingress,
  NetworkPolicy,
  Role,
  RoleBinding,
  ConfigMap,
  LimitRange,
  Namespace,
  PersistentVolumeClaim,
  ResourceQuota,
  Secret,
  Service,
  ServiceAccount,
];
const operator: Model[] = [ServiceMonitor, PrometheusRule];

/**
 * What an API server would say against an object, one line each: fields that its kind does not have, and values that
 * its fields do not take. A kind that is in no table is a fault too, since nobody has checked it.
 */
export function objectFaults(object: KubeObject): string[] {
  const isIts = ({ apiVersion, kind }: Model) =>
    apiVersion === object.apiVersion && kind === object.kind;
  const name = `${object.kind}/${object.metadata?.name}`;
  return faultsOf(object, core.find(isIts), operator.find(isIts)).map(
    (fault) => `${name}: ${fault}`,
  );
}

function faultsOf(object: KubeObject, known?: Model, ofOperator?: Model): string[] {
  if (object.apiVersion === "route.openshift.io/v1") return routeFaults(object);
  if (ofOperator) {
    return [
      ...unreadFields(object, (data) => void thrown(ofOperator, data)),
      ...thrown(ofOperator, object),
    ];
  }
  const type = classOf(object);
  if (!(known && type)) return [`nobody has checked the kind ${object.apiVersion} ${object.kind}`];
  return [...unknownFields(object, type), ...thrown(known, object)];
}

/** The validator looks at `this` alone, and throws. */
function thrown(Kind: Model, object: object): string[] {
  try {
    new Kind().validate.call(object);
    return [];
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split(", ");
  }
}
