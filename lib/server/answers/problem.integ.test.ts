import { createServer } from "node:http";
import { expect, it } from "vitest";
import { problemCodes, problemSchema } from "@/lib/contract/problem";
import type { AppError } from "./app-error";
import { problemResponse, sendProblem, toProblem } from "./problem";

const errors: { [K in AppError["kind"]]: Extract<AppError, { kind: K }> } = {
  "bad-request": { kind: "bad-request", message: "Type your name." },
  "invalid-json": { kind: "invalid-json", message: "It ends too early." },
  "bad-encoding": { kind: "bad-encoding", message: "It is no gzip." },
  "not-signed-in": { kind: "not-signed-in" },
  "unknown-learner": { kind: "unknown-learner", learner: "x" },
  "unknown-workshop": { kind: "unknown-workshop", workshop: "x" },
  "wrong-code": { kind: "wrong-code" },
  "workshop-ended": { kind: "workshop-ended" },
  "workshop-not-ended": { kind: "workshop-not-ended" },
  "name-taken": { kind: "name-taken", name: "Ada" },
  "unknown-team": { kind: "unknown-team", team: "x" },
  "team-locked": { kind: "team-locked", team: "x" },
  "teams-full": { kind: "teams-full" },
  "workshop-paused": { kind: "workshop-paused", says: "Lunch", retryAfterSeconds: 15 },
  "draft-changed": { kind: "draft-changed" },
  "step-closed": { kind: "step-closed", step: "first-push" },
  "too-many-tries": { kind: "too-many-tries", retryAfterSeconds: 60 },
  "unknown-help": { kind: "unknown-help" },
  "asked-too-often": { kind: "asked-too-often", retryAfterSeconds: 9 },
  "help-claimed": { kind: "help-claimed", by: "Grace" },
  "help-resolved": { kind: "help-resolved" },
  "wrong-password": { kind: "wrong-password" },
  "no-instructor-session": { kind: "no-instructor-session" },
  "not-an-instructor": { kind: "not-an-instructor" },
  "too-many-joins": { kind: "too-many-joins", retryAfterSeconds: 3 },
  "token-not-valid": { kind: "token-not-valid", why: "unknown" },
  "foreign-origin": { kind: "foreign-origin", origin: "https://evil.example" },
  "foreign-host": { kind: "foreign-host", host: "evil.example" },
  "not-found": { kind: "not-found" },
  "method-not-allowed": { kind: "method-not-allowed", allowed: ["GET", "HEAD"] },
  "too-large": { kind: "too-large", limitBytes: 1024 * 1024 },
  "broken-off": { kind: "broken-off" },
  "too-slow": { kind: "too-slow" },
  "too-many-streams": { kind: "too-many-streams", limit: 32 },
  "too-many-bodies": { kind: "too-many-bodies" },
  "sign-in-not-proven": { kind: "sign-in-not-proven" },
  "no-proven-user": { kind: "no-proven-user" },
  "no-instructor-by-proxy": { kind: "no-instructor-by-proxy" },
  "app-stopping": { kind: "app-stopping" },
  internal: { kind: "internal" },
  "unknown-lab": { kind: "unknown-lab", lab: "none" },
  "unknown-task": { kind: "unknown-task", task: "none" },
  "unknown-step": { kind: "unknown-step", step: "x".repeat(5000) },
  "ambiguous-step": { kind: "ambiguous-step", step: "x", labs: ["a", "b"] },
  "sandbox-starting": { kind: "sandbox-starting" },
  "sandbox-full": { kind: "sandbox-full" },
  "not-supported": { kind: "not-supported", act: "restart" },
  "sandbox-failed": { kind: "sandbox-failed", message: "It is tried again." },
  "gateway-limit": { kind: "gateway-limit", message: "Delete a group first." },
  "too-many-requests": { kind: "too-many-requests", limit: 64 },
  "upstream-unreachable": {
    kind: "upstream-unreachable",
    service: "prometheus",
    message: "ECONNREFUSED 127.0.0.1:41001",
  },
  "upstream-timeout": { kind: "upstream-timeout", service: "pushgateway", timeoutMs: 5000 },
  "upstream-unexpected": {
    kind: "upstream-unexpected",
    service: "pushgateway",
    message: "<html>",
  },
  "storage-failed": { kind: "storage-failed", message: "SQLITE_FULL at /data/scrapelab.db" },
};

it.each(Object.values(errors))("tells $kind as problem+json for a learner", async (error) => {
  const response = problemResponse(error, "r-1");
  const body: unknown = await response.json();
  const problem = problemSchema.parse(body);
  expect(problem).toEqual(toProblem(error, "r-1"));
  expect(problem).toMatchObject({ status: response.status, requestId: "r-1" });
  expect(problemCodes).toContain(problem.code);
  expect(problem.type).toBe(`urn:scrapelab:problem:${problem.code}`);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.has("retry-after")).toBe([429, 503].includes(response.status));
  for (const sentence of [problem.title, problem.detail]) expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(JSON.stringify(problem)).not.toMatch(/ECONNREFUSED|<html>|SQLITE|x{100}/);
});

it("names the server that is at fault", () => {
  expect(toProblem(errors["upstream-unreachable"], "r").code).toBe("prometheus-unreachable");
  expect(toProblem({ ...errors["upstream-unreachable"], service: "pushgateway" }, "r").code).toBe(
    "pushgateway-unreachable",
  );
});

it("says which methods an address takes", () => {
  const response = problemResponse(errors["method-not-allowed"], "r");
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, HEAD");
});

it("sends the same from a plain server, and cuts an answer that has begun", async () => {
  const server = createServer((request, response) => {
    if (request.url === "/begun") response.write("half");
    sendProblem(response, errors["sandbox-full"], "r-2");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  const { port } = address;
  const sent = await fetch(`http://127.0.0.1:${port}/`);
  expect(sent.status).toBe(503);
  expect(sent.headers.get("retry-after")).toBe("15");
  expect(await sent.json()).toEqual(toProblem(errors["sandbox-full"], "r-2"));
  await expect(fetch(`http://127.0.0.1:${port}/begun`).then((cut) => cut.text())).rejects.toThrow();
  server.close();
});
