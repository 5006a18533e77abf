import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What everything else is counted as, so that there are as many names as routes, whatever is asked for. */
const otherRoute = "other";

/** What is answered before Next, and what it answers besides its routes. */
const ownRoutes = [
  "/sandbox/pushgateway/[...path]",
  "/sandbox/prometheus/[...path]",
  "/sandbox/alertmanager/[...path]",
  "/_next/[...file]",
];

const manifestSchema = z.record(z.string(), z.string());

/** The routes of the production build that is served; none without one. */
export function readRoutes(root: string): string[] {
  try {
    const text = readFileSync(join(root, ".next", "app-path-routes-manifest.json"), "utf8");
    return Object.values(manifestSchema.parse(JSON.parse(text)));
  } catch {
    return [];
  }
}

/** Names the route of a request's target, such as `/api/labs/[lab]/drafts`. */
export function createRouteNames(routes: readonly string[]): (url: string) => string {
  const known = [...ownRoutes, ...routes].map((name) => ({ name, parts: name.split("/") }));
  // A part by its name goes before any part, and that before all that follow.
  known.sort((a, b) => rank(a.name) - rank(b.name));
  return (url) => {
    const parts = url.split("?", 1).join("").split("/");
    return known.find((route) => isOf(parts, route.parts))?.name ?? otherRoute;
  };
}

function rank(name: string): number {
  return name.includes("[...") ? 1000 : name.split("[").length;
}

function isOf(parts: readonly string[], route: readonly string[]): boolean {
  const rest = route.findIndex((part) => part.startsWith("[..."));
  if (rest >= 0) return parts.length > rest && isOf(parts.slice(0, rest), route.slice(0, rest));
  return (
    parts.length === route.length &&
    route.every((part, at) => part === parts[at] || (part.startsWith("[") && parts[at] !== ""))
  );
}
