import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { readEnv } from "@/lib/server/env";
import { kustomize } from "./kustomize";
import { nextSteps } from "./next-steps";
import { readOptions } from "./options";
import { overlayFiles } from "./overlay-files";
import type { KubeObject } from "./read-objects";
import { readTeams } from "./read-teams";
import { secretFiles } from "./secrets";
import { objectFaults } from "./testing/object-faults";
import { writeOverlay } from "./write-overlay";

const root = join(import.meta.dirname, "..", "..");
const teamList = "red\nblue: alice bob@example.org\n";

/** What the command writes, in a folder of this test's own. */
function written(args: string[], list = teamList, folder = emptyFolder()) {
  const given = ["--teams", "teams.txt", "--host", "lab.example.org", "--out", folder];
  const options = readOptions([...given, ...args], "0.1.0");
  const teams = readTeams(list);
  if (!(options.ok && teams.ok)) throw new Error("The test's own input is wrong.");
  const files = overlayFiles(teams.value, options.value, root);
  const secrets = secretFiles(options.value);
  const done = writeOverlay(folder, files, { command: "npm run deploy", secrets });
  return { folder, done, said: nextSteps(teams.value, options.value) };
}

function emptyFolder(): string {
  // The paths of a kustomization lead from the folder itself, past no link.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "scrapelab-deploy-")));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const isA = (kind: string) => (object: KubeObject) => object.kind === kind;
const names = (objects: KubeObject[], kind: string) =>
  objects.filter(isA(kind)).map(({ metadata }) => metadata.name);

const settingsOf = (objects: KubeObject[]) =>
  z
    .object({ data: z.record(z.string(), z.string()) })
    .parse(objects.find((each) => isA("ConfigMap")(each) && /^scrapelab-/.test(each.metadata.name)))
    .data;

test.for<{ form: string; args: string[] }>([
  { form: "with all that there is", args: ["--stacks", "--network", "--monitoring", "--secrets"] },
  { form: "with sign-in", args: ["--sign-in", "--instructor", "ada", "--network", "--secrets"] },
  { form: "for namespaces that exist", args: ["--existing"] },
  { form: "for one namespace", args: ["--one-namespace", "workshop", "--stacks", "--network"] },
  {
    form: "for any Kubernetes",
    args: [
      ...["--overlay", "kubernetes", "--image", "registry.example.org/lab/scrapelab:1"],
      ...["--ingress-class", "nginx", "--stacks", "--network", "--monitoring"],
      ...["--learner", "serviceaccount:{namespace}/terminal", "--allow-from", "team=ops"],
    ],
  },
])("an API server takes each object of an overlay $form", async ({ args }) => {
  const { folder } = written(args);
  const [app, teams] = await Promise.all(
    ["app", "teams"].map((part) => kustomize(join(folder, part))),
  );
  expect([...(app ?? []), ...(teams ?? [])].flatMap(objectFaults)).toEqual([]);
  const proof = args.includes("--sign-in") ? { AUTH_PROXY_SECRET: "x".repeat(48) } : {};
  const settings = readEnv({ ...settingsOf(app ?? []), ...proof });
  expect(settings).toMatchObject({
    ok: true,
    value: { classroom: { teams: ["red", "blue"] }, sandbox: { provider: "external" } },
  });
});

test("hosts and image of the site stand in it", async () => {
  const { folder } = written(["--pages-host", "pages.example.org"]);
  const text = JSON.stringify(await kustomize(join(folder, "app")));
  expect(text).toContain('"host":"lab.example.org"');
  expect(text).toContain('"host":"pages.example.org"');
  expect(text).toContain('"PAGES_URL":"https://pages.example.org"');
  expect(text).toContain(
    "image-registry.openshift-image-registry.svc:5000/scrapelab/scrapelab:0.1.0",
  );
  expect(text).not.toContain("registry.example.org/scrapelab");
});

test("each team has a namespace, rights, a quota and what a Job without resources gets", async () => {
  const objects = await kustomize(join(written([]).folder, "teams"));
  expect(names(objects, "Namespace")).toEqual(["blue-monitoring", "red-monitoring"]);
  for (const namespace of ["red-monitoring", "blue-monitoring"]) {
    const own = objects.filter(({ metadata }) => metadata.namespace === namespace);
    expect(own.map(({ kind }) => kind).sort()).toEqual([
      ...["LimitRange", "ResourceQuota", "Role", "Role", "RoleBinding", "RoleBinding"],
    ]);
  }
  const users = objects.filter(({ metadata }) => metadata.name === "scrapelab-learners");
  expect(JSON.stringify(users)).toMatch(/"name":"alice".*"name":"bob@example.org".*"name":"red"/);
});

test("where namespaces exist, only rights are given", async () => {
  const objects = await kustomize(join(written(["--existing"]).folder, "teams"));
  expect(new Set(objects.map(({ kind }) => kind))).toEqual(new Set(["Role", "RoleBinding"]));
});

test("several teams in one namespace have a stack each, and a quota for all of them", async () => {
  const { folder } = written(["--one-namespace", "workshop", "--stacks"]);
  const objects = await kustomize(join(folder, "teams"));
  expect(names(objects, "Namespace")).toEqual(["workshop"]);
  expect(names(objects, "Service")).toEqual([
    ...["prometheus-blue", "prometheus-red", "pushgateway-blue", "pushgateway-red"],
  ]);
  expect(objects.find(isA("ResourceQuota"))).toMatchObject({
    spec: { hard: { pods: "30", "requests.memory": "2Gi" } },
  });
  expect(JSON.stringify(objects)).toContain("[pushgateway-red:9091]");
  expect(settingsOf(await kustomize(join(folder, "app")))).toMatchObject({
    TEAM_NAMESPACE: "workshop",
    GATEWAY_URL: "http://pushgateway-{team}.{namespace}:9091",
    GATEWAY_SELECTOR: "app.kubernetes.io/component=pushgateway,app.kubernetes.io/instance={team}",
  });
});

test("with sign-in the router leads to the proxy, which proves itself to the app", async () => {
  const { folder, said } = written(["--sign-in", "--instructor", "ada", "--instructor", "bob"]);
  const objects = await kustomize(join(folder, "app"));
  const ports = objects.filter(isA("Route")).map(({ spec }) => Object(spec).port.targetPort);
  expect(ports).toEqual(["sign-in", "pages"]);
  expect(JSON.stringify(objects)).toMatch(/"image":"quay\.io\/openshift\/origin-oauth-proxy:/);
  expect(settingsOf(objects)).toMatchObject({
    AUTH_HEADER_USER: "X-Forwarded-User",
    TRUST_PROXY: "2",
    INSTRUCTORS: "ada,bob",
  });
  expect(said).toContain("--from-literal=AUTH_PROXY_SECRET=");
  expect(Object(objects.find(isA("Service"))?.spec).ports).toHaveLength(4);
});

test("pushes come from the team's namespace, the app and what the operator names; probes from no router", async () => {
  const { folder } = written(["--network", "--allow-from", "team=ops"]);
  const [app, teams] = await Promise.all(
    ["app", "teams"].map((part) => kustomize(join(folder, part))),
  );
  const ofGateway = teams?.find(
    ({ kind, metadata }) => kind === "NetworkPolicy" && metadata.name === "scrapelab-pushgateway",
  );
  expect(Object(ofGateway?.spec).ingress).toEqual([
    {
      from: [
        { podSelector: {} },
        {
          namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "scrapelab" } },
          podSelector: { matchLabels: { "app.kubernetes.io/name": "scrapelab" } },
        },
        { namespaceSelector: { matchLabels: { "scrapelab-reaches": "stacks" } } },
        { namespaceSelector: { matchLabels: { team: "ops" } } },
      ],
      ports: [{ port: 9091, protocol: "TCP" }],
    },
  ]);
  const ofApp = JSON.stringify(Object(app?.find(isA("NetworkPolicy"))?.spec).ingress);
  expect(ofApp).toMatch(/"network.openshift.io\/policy-group":"ingress".*"port":"http"/);
  expect(ofApp.split('"port":"ops"')[0]).toContain(
    '"network.openshift.io/policy-group":"monitoring"',
  );
});

test("nothing outside of the teams' namespaces is asked for, and no role of the whole cluster", async () => {
  const { folder } = written(["--stacks", "--network", "--monitoring"]);
  const objects = [
    ...(await kustomize(join(folder, "app"))),
    ...(await kustomize(join(folder, "teams"))),
  ];
  expect(objects.filter(({ kind }) => kind.startsWith("Cluster"))).toEqual([]);
  const homeless = objects.filter(({ metadata }) => metadata.namespace === undefined);
  expect(new Set(homeless.map(({ kind }) => kind))).toEqual(new Set(["Namespace"]));
});

test("written again it is the same, without what has gone, and with the same secrets", () => {
  const read = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), "utf8")]);
  const { folder } = written(["--secrets"]);
  const first = read(folder);
  written(["--secrets"], teamList, folder);
  expect(read(folder)).toEqual(first);
  written(["--secrets"], "red", folder);
  expect(readdirSync(join(folder, "teams"))).toEqual(["kustomization.yaml", "red-monitoring.yaml"]);
});

test("secrets are written where they are asked for alone, for their owner", () => {
  const { folder } = written(["--secrets"]);
  const file = join(folder, "app", "scrapelab.secret.env");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { folder: without, said } = written([]);
  expect(readdirSync(join(without, "app"))).not.toContain("scrapelab.secret.env");
  expect(said).toContain("create secret generic scrapelab");
});

test("with monitoring it says which right an admin of the namespace has not by that alone", () => {
  const onKubernetes = ["--overlay", "kubernetes", "--image", "registry.example.org/lab:1"];
  const right = "oc policy add-role-to-user monitoring-edit NAME -n scrapelab";
  expect(written(["--monitoring"]).said).toContain(right);
  const { said } = written(["--monitoring", ...onKubernetes]);
  expect(said).toContain("a cluster's admin gives it to them, by a Role in scrapelab.");
  expect(written([]).said).not.toContain("PrometheusRule");
});

test("the files of somebody else are left alone", () => {
  const folder = emptyFolder();
  writeOverlay(join(folder, "mine"), new Map([["app/a.yaml", "a"]]), {
    command: "mine",
    secrets: [],
  });
  expect(written([], teamList, folder).done).toMatchObject({ ok: false });
  expect(readdirSync(folder)).toEqual(["mine"]);
  const named = emptyFolder();
  writeFileSync(join(named, "command.txt"), "rm -r /\napp/a.yaml\n");
  expect(written([], teamList, named).done).toMatchObject({ ok: false });
  const file = join(emptyFolder(), "file");
  writeFileSync(file, "");
  expect(written([], teamList, file).done).toMatchObject({ ok: false });
});

test("a run that was cut off is done again, and leaves nothing of itself", () => {
  const folder = emptyFolder();
  const cutOff = new Map([
    ["app/stale.yaml", "a"],
    ["app/stale.yaml/within", "cannot be written"],
    ["app/kustomization.yaml", "b"],
  ]);
  const by = { command: "npm run deploy", secrets: [] };
  expect(() => writeOverlay(folder, cutOff, by)).toThrow();
  expect(written([], teamList, folder).done).toMatchObject({ ok: true });
  expect(readdirSync(join(folder, "app")).sort()).toEqual(["kustomization.yaml", "settings.env"]);
});

test("a user or group of the cluster keeps the colon in its name", async () => {
  const { folder } = written(["--learner", "group:oidc:lab-{team}"], "red: kube:admin\nblue\n");
  const objects = await kustomize(join(folder, "teams"));
  const bindings = objects.filter(isA("RoleBinding"));
  expect(JSON.stringify(bindings)).toContain('"kind":"User","name":"kube:admin"');
  expect(JSON.stringify(bindings)).toContain('"kind":"Group","name":"oidc:lab-blue"');
});

test.for([
  { teams: 1, memory: "2Gi" },
  { teams: 60, memory: "3Gi" },
  { teams: 200, memory: "8Gi" },
])(
  "with the servers of $teams teams in its pod the app may take $memory",
  async ({ teams, memory }) => {
    const list = Array.from({ length: teams }, (_, i) => `team${i}`).join("\n");
    const objects = await kustomize(join(written(["--provider", "local"], list).folder, "app"));
    expect(JSON.stringify(objects)).toContain(`"limits":{"memory":"${memory}"}`);
  },
);

test("with the servers in the app's pod there is nothing for teams to apply", async () => {
  const { folder, said } = written(["--provider", "local"]);
  expect(readdirSync(folder).sort()).toEqual(["app", "command.txt"]);
  expect(said).not.toContain("teams\n");
  expect(settingsOf(await kustomize(join(folder, "app")))).toMatchObject({
    SANDBOX_PROVIDER: "local",
  });
});
