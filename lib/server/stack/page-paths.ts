import type { ServerName } from "@/lib/domain/stack/stack";
import { routeOf } from "./allowed-paths";
import { stackServers } from "./stack-servers";

/** Nothing that a server might clean up into another path: no empty, hidden or dot segments, no escapes. */
const plainPath = /^(\/[\w@~+-][\w@~+.-]*)*\/?$/;

/** Whether a path is a web page of a server, or belongs to one. What the pages change is not in here. */
export function isPagePath(service: ServerName, path: string): boolean {
  const route = routeOf(path);
  const { pages } = stackServers[service].paths;
  if (!pages || !plainPath.test(route)) return false;
  const { documents, files, data } = pages;
  return documents.test(route) || files.test(route) || (data?.test(route) ?? false);
}

/** Whether a path is a page that opens in a tab, rather than a file or data of one. */
export function isDocumentPath(service: ServerName, path: string): boolean {
  return stackServers[service].paths.pages?.documents.test(routeOf(path)) ?? false;
}

/** Whether a path is a file that stays the same as long as the server's version does. */
export function isStaticPath(service: ServerName, path: string): boolean {
  const isFile = stackServers[service].paths.pages?.files.test(routeOf(path)) ?? false;
  return isFile && !isDocumentPath(service, path);
}

/** The method by which a server's pages ask for what is no page; null where it shows none. */
export function askingMethod(service: ServerName): string | null {
  return stackServers[service].paths.pages?.asksBy ?? null;
}

/** Whether the app shows a server's own pages. */
export function hasPages(service: ServerName): boolean {
  return stackServers[service].paths.pages !== null;
}

/** What a server without pages answers, for whoever looks for one; without a slash before it. */
export function plainPathOf(service: ServerName): string {
  return stackServers[service].paths.pages?.plain ?? "-/ready";
}
