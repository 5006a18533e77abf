import { classroomRoutes } from "./classroom-routes";
import type { Route } from "./route";

const lab = "api/labs/[lab]";
const step = "/api/labs/pushgateway/tasks/push/steps/first-push";
const envelope = (path: string) => JSON.stringify({ method: "GET", path });

/** Every route there is. */
export const routes: Route[] = [
  { method: "GET", path: "/healthz", file: "healthz", lets: "anybody" },
  { method: "GET", path: "/readyz", file: "readyz", lets: "anybody" },
  { method: "GET", path: "/metrics", file: "metrics", lets: "anybody" },
  { method: "GET", path: "/", lets: "anybody" },
  { method: "GET", path: "/labs/pushgateway", lets: "anybody" },
  { method: "GET", path: "/labs/pushgateway/push", lets: "anybody" },
  { method: "GET", path: "/terminal", lets: "anybody" },
  { method: "GET", path: "/api/nothing", file: "api/[...path]", lets: "anybody" },
  { method: "GET", path: "/api/session", file: "api/session", lets: "learner" },
  { method: "GET", path: "/api/labs", file: "api/labs", lets: "learner" },
  { method: "GET", path: "/api/events", file: "api/events", lets: "learner" },
  { method: "GET", path: "/api/labs/pushgateway/drafts", file: `${lab}/drafts`, lets: "learner" },
  {
    ...{ method: "PUT", path: "/api/labs/pushgateway/drafts/first-push", lets: "learner" },
    ...{ file: `${lab}/drafts/[step]`, body: '{"body":"bob"}' },
  },
  {
    ...{ method: "GET", path: "/api/labs/pushgateway/verdicts", lets: "learner" },
    file: `${lab}/verdicts`,
  },
  {
    ...{ method: "GET", path: "/api/labs/pushgateway/attempts.md", lets: "learner" },
    file: `${lab}/attempts.md`,
  },
  {
    ...{ method: "GET", path: "/api/labs/pushgateway/steps/first-push/attempts", lets: "learner" },
    file: `${lab}/steps/[step]/attempts`,
  },
  {
    ...{ method: "POST", path: `${step}/check`, lets: "learner", body: "{}" },
    file: `${lab}/tasks/[task]/steps/[step]/check`,
  },
  {
    ...{ method: "POST", path: "/api/labs/pushgateway/tasks/push/check", lets: "learner" },
    file: `${lab}/tasks/[task]/check`,
  },
  { method: "GET", path: "/api/sandbox", file: "api/sandbox", lets: "owner" },
  {
    ...{ method: "GET", path: "/api/sandbox/attempts", lets: "learner" },
    file: "api/sandbox/attempts",
  },
  {
    ...{ method: "POST", path: "/api/sandbox/request", lets: "owner", body: envelope("/metrics") },
    file: "api/sandbox/request",
  },
  { method: "GET", path: "/api/sandbox/pages", file: "api/sandbox/pages", lets: "owner" },
  {
    ...{ method: "GET", path: "/api/sandbox/pages/pushgateway", lets: "anybody" },
    file: "api/sandbox/pages/[page]",
  },
  { method: "GET", path: "/sandbox/pushgateway/metrics", lets: "owner" },
  { method: "GET", path: "/sandbox/pushgateway/api/v1/metrics", lets: "owner" },
  { method: "PUT", path: "/sandbox/pushgateway/metrics/job/bob", lets: "owner", body: "m 1\n" },
  { method: "DELETE", path: "/sandbox/pushgateway/metrics/job/ada", lets: "owner" },
  { method: "GET", path: "/sandbox/prometheus/api/v1/query?query=up", lets: "owner" },
  { method: "GET", path: "/sandbox/prometheus/api/v1/label/__name__/values", lets: "owner" },
  { method: "GET", path: "/sandbox/prometheus/api/v1/targets", lets: "owner" },
  {
    ...{ method: "POST", path: "/api/sandbox/restart-gateway", lets: "owner" },
    file: "api/sandbox/restart-gateway",
  },
  { method: "POST", path: "/api/sandbox/reset", file: "api/sandbox/reset", lets: "owner" },
  { method: "POST", path: "/api/session/token", file: "api/session/token", lets: "learner" },
  { method: "DELETE", path: "/api/session/token", lets: "learner" },
  ...classroomRoutes,
  { method: "DELETE", path: "/api/session", lets: "anybody", isLast: true },
];
