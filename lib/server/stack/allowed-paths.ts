import type { ServerName } from "@/lib/domain/stack/stack";
import { stackServers } from "./stack-servers";

/** Whether a learner's request may reach a sandbox's server. */
export function isAllowedPath(service: ServerName, method: string, path: string): boolean {
  return stackServers[service].paths.allows(method, routeOf(path));
}

/** Whether a request to a server only reads, whatever its method. */
export function isRepeatable(service: ServerName): boolean {
  return stackServers[service].paths.isRepeatable;
}

/** Whether a server answers there with JSON, and with all else it is not itself that answers. */
export function isJsonPath(service: ServerName, path: string): boolean {
  return stackServers[service].paths.isJson(routeOf(path));
}

/** A path without its query. */
export function routeOf(path: string): string {
  return path.replace(/\?.*$/s, "");
}
