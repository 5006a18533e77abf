import { isServerName, type ServerName } from "@/lib/domain/stack/stack";
import { hasPages } from "@/lib/server/stack/page-paths";

export interface PagesTarget {
  ticket: string;
  service: ServerName;
  /** Where the server's root is in our address: `/t/<ticket>/prometheus`. */
  prefix: string;
  /** What the server is asked for, with its query; null where the slash after `prefix` is missing. */
  path: string | null;
  query: string;
}

const pattern =
  /^(?<prefix>\/t\/(?<ticket>[\w-]{1,100})\/(?<service>\w+))(?:\/+(?<rest>[^?]*))?(?<query>\?.*)?$/s;

/** Takes a request's target apart; null where it is no address of a server's page. */
export function readPagesTarget(url: string): PagesTarget | null {
  const match = pattern.exec(url)?.groups;
  const { prefix = "", ticket = "", service = "", rest, query = "" } = match ?? {};
  if (!isServerName(service) || !hasPages(service)) return null;
  const path = rest === undefined ? null : `/${rest}${query}`;
  return {
    ticket,
    service,
    prefix,
    path,
    query,
  };
}

/** Names what the servers' own pages are asked for by the server; the rest of an address may be anything. */
export function pageRouteOf(url: string): string {
  const target = readPagesTarget(url);
  return target ? `/pages/${target.service}/[...path]` : "other";
}
