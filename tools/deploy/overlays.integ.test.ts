import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { readEnv } from "@/lib/server/env";
import { kustomize } from "./kustomize";
import { type KubeObject, readFolder } from "./read-objects";
import { objectFaults } from "./testing/object-faults";

const folder = join(import.meta.dirname, "..", "..", "deploy");
const overlays = ["openshift", "kubernetes", "demo"];
const deploymentSchema = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        securityContext: z.record(z.string(), z.unknown()),
        containers: z.array(
          z.object({
            image: z.string(),
            imagePullPolicy: z.string(),
            securityContext: z.unknown(),
          }),
        ),
      }),
    }),
  }),
});
const podSchema = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        volumes: z.array(z.looseObject({ name: z.string() })),
        containers: z.array(
          z.object({
            name: z.string(),
            volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })).optional(),
          }),
        ),
      }),
    }),
  }),
});
const portsSchema = z
  .object({ ingress: z.array(z.object({ ports: z.array(z.object({ protocol: z.string() })) })) })
  .transform(({ ingress }) => ingress.flatMap(({ ports }) => ports.map((each) => each.protocol)));
const build = (name: string) => kustomize(join(folder, "overlays", name));

const parts = ["namespace", "rights", "network", "stack"].map((name) => `teams/${name}`);

test.for(parts)("an API server takes each object of %s", async (name) => {
  expect((await kustomize(join(folder, name))).flatMap(objectFaults)).toEqual([]);
});

test.for(overlays)("an API server takes each object of %s", async (name) => {
  const objects = await build(name);
  expect(objects.map(({ kind }) => kind)).toContain("Deployment");
  expect(objects.flatMap(objectFaults)).toEqual([]);
});

test.for(["openshift", "kubernetes"])("the app takes the settings of %s", async (name) => {
  const settings = (await build(name)).find(({ kind }) => kind === "ConfigMap");
  const { data } = z.object({ data: z.record(z.string(), z.string()) }).parse(settings);
  expect(readEnv(data)).toMatchObject({ ok: true, value: { ignored: [], ops: { port: 3002 } } });
});

test("both Routes end TLS, lead http there, and wait longer than an event stream is silent", async () => {
  const routes = (await build("openshift")).filter(({ kind }) => kind === "Route");
  expect(routes.map(({ spec }) => Object(spec).port.targetPort)).toEqual(["http", "pages"]);
  for (const { metadata, spec } of routes) {
    expect(metadata).toMatchObject({
      annotations: { "haproxy.router.openshift.io/timeout": "5m" },
    });
    expect(spec).toMatchObject({
      tls: { termination: "edge", insecureEdgeTerminationPolicy: "Redirect" },
    });
  }
});

// What the API server fills in otherwise, and each further apply would find changed.
test.for(["teams/network", "components/network"])("each port of %s says its protocol", (name) => {
  const ports = readFolder(join(folder, name)).flatMap(({ spec }) => portsSchema.parse(spec));
  expect(new Set(ports)).toEqual(new Set(["TCP"]));
});

const withPods = [...overlays.map((name) => `overlays/${name}`), "teams/stack"];

test.for(withPods)("a restricted policy admits the pods of %s", async (name) => {
  const deployments = (await kustomize(join(folder, name))).filter(
    ({ kind }) => kind === "Deployment",
  );
  for (const { spec } of deployments.map((each) => deploymentSchema.parse(each))) {
    const { securityContext, containers } = spec.template.spec;
    expect(securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: "RuntimeDefault" },
    });
    // OpenShift gives both from the namespace's own range, and refuses others.
    expect(securityContext).not.toHaveProperty("runAsUser");
    if (name !== "overlays/kubernetes") expect(securityContext).not.toHaveProperty("fsGroup");
    for (const container of containers) {
      // The one list says where it is.
      expect(container.image).toMatch(/^(registry\.example\.org|quay\.io)\/.*:/);
      expect(container.imagePullPolicy).toBe("IfNotPresent");
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
    }
  }
});

// Its root is read-only: Next and what makes temporary files need a place, and nothing of it is to outlive the pod.
test.for(["base", ...overlays.map((name) => `overlays/${name}`)])(
  "what the app writes beside its data goes with the pod in %s",
  async (name) => {
    const objects = await kustomize(join(folder, name));
    const app = objects.find(
      ({ kind, metadata }) => kind === "Deployment" && metadata.name === "scrapelab",
    );
    const { volumes, containers } = podSchema.parse(app).spec.template.spec;
    const mounts = containers.find((each) => each.name === "scrapelab")?.volumeMounts ?? [];
    const volumeAt = (path: string) => {
      const mount = mounts.find(({ mountPath }) => mountPath === path);
      return volumes.find((volume) => volume.name === mount?.name);
    };
    for (const path of ["/tmp", "/app/.next/cache"])
      expect(volumeAt(path), path).toMatchObject({ emptyDir: { sizeLimit: expect.any(String) } });
  },
);

const deployment: KubeObject = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "it" },
};

const route = {
  apiVersion: "route.openshift.io/v1",
  kind: "Route",
  metadata: { name: "it" },
  spec: { host: "lab.example.org", to: { kind: "Service", name: "it", weight: 100 } },
};
const monitor = {
  apiVersion: "monitoring.coreos.com/v1",
  kind: "ServiceMonitor",
  metadata: { name: "it" },
};

test.for<{ about: string; object: KubeObject; fault: string }>([
  {
    about: "a field that is misspelt",
    object: { ...deployment, spec: { replica: 1, selector: {}, template: {} } },
    fault: "spec.replica is no field of DeploymentSpec",
  },
  {
    about: "one of a list's items",
    object: {
      ...deployment,
      spec: { selector: {}, template: { spec: { containers: [{ name: "it", imagePull: "" }] } } },
    },
    fault: "spec.template.spec.containers[0].imagePull is no field of Container",
  },
  {
    about: "a text in place of a number",
    object: { ...deployment, spec: { replicas: "1", selector: {}, template: {} } },
    fault: "/spec/replicas must be integer",
  },
  {
    about: "a missing field",
    object: { ...deployment, spec: { selector: {} } },
    fault: "required property template",
  },
  {
    about: "a field that a Route does not have",
    object: { ...route, spec: { ...route.spec, tls: { termination: "edge", redirect: true } } },
    fault: "spec.tls.redirect is no field",
  },
  {
    about: "a Route's weight in words",
    object: {
      ...route,
      spec: { ...route.spec, to: { kind: "Service", name: "it", weight: "all" } },
    },
    fault: "spec.to.weight is no integer",
  },
  {
    about: "a Route that leads nowhere",
    object: { ...route, spec: { host: "lab.example.org" } },
    fault: "spec.to is missing",
  },
  {
    about: "a field that a ServiceMonitor does not have",
    object: { ...monitor, spec: { selector: {}, endpoints: [{ port: "ops", intervall: "30s" }] } },
    fault: "spec.endpoints[0].intervall is no field",
  },
  {
    about: "a ServiceMonitor's number in place of a text",
    object: { ...monitor, spec: { selector: {}, endpoints: [{ port: 3002 }] } },
    fault: "/spec/endpoints/0/port must be string",
  },
  {
    about: "a kind of which nobody knows the fields",
    object: { apiVersion: "example.org/v1", kind: "Lab", metadata: { name: "it" } },
    fault: "nobody has checked the kind example.org/v1 Lab",
  },
])("what an API server would refuse is named: $about", ({ object, fault }) => {
  expect(objectFaults(object).join("\n")).toContain(fault);
});
