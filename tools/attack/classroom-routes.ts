import type { Route } from "./route";

const someone = "/api/instructor/learners/AAAAAAAAAAAAAAAAAAAAAA";
const someoneFile = "api/instructor/learners/[id]";

/** What only an instructor gets in to. */
const instructors: Omit<Route, "lets">[] = [
  { method: "GET", path: "/api/instructor/session", file: "api/instructor/session" },
  { method: "GET", path: "/api/instructor/board", file: "api/instructor/board" },
  { method: "GET", path: "/api/instructor/events", file: "api/instructor/events" },
  { method: "GET", path: "/api/instructor/figures", file: "api/instructor/figures" },
  { method: "GET", path: "/api/instructor/readiness", file: "api/instructor/readiness" },
  { method: "GET", path: "/api/instructor/export.csv", file: "api/instructor/export.csv" },
  { method: "GET", path: "/api/instructor/export.json", file: "api/instructor/export.json" },
  {
    ...{ method: "GET", path: "/api/instructor/export.xapi.jsonl" },
    file: "api/instructor/export.xapi.jsonl",
  },
  {
    ...{ method: "POST", path: "/api/instructor/messages", file: "api/instructor/messages" },
    body: '{"to":{"all":true},"text":"from a learner"}',
  },
  {
    ...{ method: "POST", path: "/api/instructor/help/1", file: "api/instructor/help/[id]" },
    body: '{"state":"resolved"}',
  },
  {
    ...{ method: "PATCH", path: "/api/instructor/workshop", file: "api/instructor/workshop" },
    body: '{"state":"ended"}',
  },
  { method: "GET", path: "/api/instructor/workshops", file: "api/instructor/workshops" },
  {
    ...{ method: "POST", path: "/api/instructor/workshops" },
    body: '{"name":"Mine","labs":["pushgateway"]}',
  },
  {
    ...{ method: "DELETE", path: "/api/instructor/workshops/somebodys" },
    file: "api/instructor/workshops/[id]",
  },
  { method: "DELETE", path: "/api/instructor/rehearsals", file: "api/instructor/rehearsals" },
  { method: "GET", path: someone, file: someoneFile },
  { method: "PATCH", path: someone, body: '{"name":"Somebody"}' },
  { method: "DELETE", path: someone },
  { method: "GET", path: `${someone}/attempts`, file: `${someoneFile}/attempts` },
  { method: "GET", path: `${someone}/groups`, file: `${someoneFile}/groups` },
  { method: "GET", path: `${someone}/summary`, file: `${someoneFile}/summary` },
  { method: "POST", path: `${someone}/reset`, file: `${someoneFile}/reset` },
  { method: "POST", path: `${someone}/restart-gateway`, file: `${someoneFile}/restart-gateway` },
  { method: "POST", path: `${someone}/resume-code`, file: `${someoneFile}/resume-code` },
];

/** What a learner has to do with a class. */
const learners: Omit<Route, "lets">[] = [
  {
    ...{ method: "POST", path: "/api/help", file: "api/help" },
    body: '{"lab":"pushgateway","step":"first-push"}',
  },
  { method: "PATCH", path: "/api/help", body: '{"isOnHold":true}' },
  { method: "DELETE", path: "/api/help" },
  { method: "DELETE", path: "/api/announcements/1", file: "api/announcements/[id]" },
  { method: "POST", path: "/api/presence", file: "api/presence", body: '{"isHidden":true}' },
  { method: "GET", path: "/api/session/resume-code", file: "api/session/resume-code" },
  { method: "GET", path: "/api/session/summary", file: "api/session/summary" },
  { method: "GET", path: "/api/team", file: "api/team" },
  { method: "DELETE", path: "/api/team/members/somebody", file: "api/team/members/[id]" },
  { method: "DELETE", path: "/api/session/data", file: "api/session/data", isLast: true },
];

export const classroomRoutes: Route[] = [
  { method: "GET", path: "/api/join", file: "api/join", lets: "anybody" },
  ...learners.map((route): Route => ({ ...route, lets: "learner" })),
  ...instructors.map((route): Route => ({ ...route, lets: "instructor" })),
];
