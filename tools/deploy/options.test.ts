import { expect, test } from "vitest";
import { readOptions } from "./options";

const given = ["--teams", "teams.txt", "--host", "lab.example.org"];
const read = (...args: string[]) => readOptions([...given, ...args], "0.1.0");

test("a list and a host are enough for OpenShift", () => {
  expect(read()).toMatchObject({
    ok: true,
    value: {
      overlay: "openshift",
      provider: "external",
      pagesHost: "lab-pages.example.org",
      namespace: "scrapelab",
      image: "image-registry.openshift-image-registry.svc:5000/scrapelab/scrapelab:0.1.0",
    },
  });
});

test("a flag needs no value, and an option that may stand several times keeps each", () => {
  const options = read("--stacks", "--learner", "group:lab-{team}", "--learner", "user:{team}");
  expect(options).toMatchObject({
    value: { stacks: true, network: false, learner: ["group:lab-{team}", "user:{team}"] },
  });
});

test("users and groups may have a colon in their names, as clusters write them", () => {
  const learner = ["user:oidc:{team}", "group:system:authenticated"];
  expect(read(...learner.flatMap((each) => ["--learner", each]))).toMatchObject({
    value: { learner },
  });
});

test.for([
  { args: ["--host", "https://lab.example.org"], line: '--host is "https://lab.example.org"' },
  { args: ["--host", "Lab.example.org"], line: "--host is" },
  { args: ["--host", "lab"], line: "--host is" },
  { args: ["--host", "10.128.0.7"], line: "--host is" },
  { args: ["--host", `${"x".repeat(60)}.example.org`], line: "--pages-host is missing" },
  { args: ["--namespace", "openshift-monitoring"], line: "--namespace is" },
  { args: ["--one-namespace", "kube-system", "--stacks"], line: "--one-namespace is" },
  { args: ["--pages-host", "lab.example.org"], line: "--pages-host is the app's own host" },
  { args: ["--overlay", "minikube"], line: "write openshift or kubernetes" },
  { args: ["--overlay", "kubernetes"], line: "--image is missing" },
  { args: ["--image", "scrapelab:0.1.0"], line: "--image is" },
  { args: ["--image", "library/scrapelab:0.1.0"], line: "--image is" },
  { args: ["--image", "registry.example.org/scrapelab"], line: "--image is" },
  { args: ["--team-namespace", "monitoring"], line: "around {team}" },
  { args: ["--team-namespace", `{team}-${"m".repeat(30)}`], line: "around {team}" },
  { args: ["--learner", "alice"], line: "--learner is" },
  { args: ["--learner", "user:"], line: "--learner is" },
  { args: ["--allow-from", "webshell"], line: "--allow-from is" },
  { args: ["--pushgateway-url", "http://me:secret@{team}:9091"], line: "--pushgateway-url is" },
  { args: ["--one-namespace", "workshop"], line: "--one-namespace needs --stacks" },
  { args: ["--one-namespace", "scrapelab", "--stacks"], line: "learners may delete pods" },
  { args: ["--provider", "local", "--stacks"], line: "--provider is local" },
  { args: ["--instructor", "ada"], line: "--instructor needs --sign-in" },
  {
    args: ["--sign-in", "--overlay", "kubernetes", "--image", "registry.example.org/lab:1"],
    line: "--sign-in is OpenShift's",
  },
  { args: ["--owerlay", "kubernetes"], line: "--owerlay" },
])("what is wrong is said with what to write: $args", ({ args, line }) => {
  const options = read(...args);
  expect(options.ok ? [] : options.error).toEqual([expect.stringContaining(line)]);
});

test("what is missing is said at once", () => {
  const options = readOptions([], "0.1.0");
  expect(options.ok ? [] : options.error).toEqual([
    expect.stringMatching(/^--teams is missing; write the path/),
    expect.stringMatching(/^--host is missing; write the app's host/),
  ]);
});
