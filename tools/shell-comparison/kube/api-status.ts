/** What an API server answers instead of doing as asked; kubectl shows the message as it stands. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

export const statusOf = ({ status: code, reason, message }: ApiRefusal) => ({
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message,
  reason,
  code,
});

const verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

const resource = (name: string, kind: string, shortNames: string[]) => ({
  name,
  singularName: kind.toLowerCase(),
  namespaced: true,
  kind,
  verbs,
  ...(shortNames.length > 0 && { shortNames }),
});

const batch = { groupVersion: "batch/v1", version: "v1" };

/** Where kubectl asks which resources there are. */
export const discovery: Readonly<Record<string, unknown>> = {
  "/version": {
    major: "1",
    minor: "32",
    gitVersion: "v1.32.5",
    gitCommit: "",
    gitTreeState: "clean",
    buildDate: "2025-05-15T00:00:00Z",
    goVersion: "go1.23.8",
    compiler: "gc",
    platform: "linux/amd64",
  },
  "/api": { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] },
  "/apis": {
    kind: "APIGroupList",
    apiVersion: "v1",
    groups: [{ name: "batch", versions: [batch], preferredVersion: batch }],
  },
  "/api/v1": {
    kind: "APIResourceList",
    groupVersion: "v1",
    resources: [resource("pods", "Pod", ["po"]), resource("events", "Event", ["ev"])],
  },
  "/apis/batch/v1": {
    kind: "APIResourceList",
    apiVersion: "v1",
    groupVersion: "batch/v1",
    resources: [resource("jobs", "Job", [])],
  },
};
