import type { OwnAddress } from "@/lib/server/requests/request-guard";
import { appAddress, networkAddresses } from "./app-address";
import { classNotes } from "./class-notes";

interface Ready {
  own: OwnAddress & { pagesUrl: URL | null };
  port: number;
  pagesPort: number;
  /** What both servers of a learner take; null where they do not run on this machine. */
  sandboxBytes: number | null;
  isClass: boolean;
  isTerminal: boolean;
}

/** What the start says when all is ready: the addresses that are really served, and for a class how it gets there. */
export function sayReady(ready: Ready): string {
  const { own, port, pagesPort } = ready;
  const addresses = networkAddresses(own, port);
  const lines = [
    `The pages of the learners' servers are at ${appAddress({ ...own, publicUrl: own.pagesUrl }, pagesPort)}`,
  ];
  if (ready.isClass) {
    lines.unshift(classNotes({ ...ready, addresses, availableBytes: process.availableMemory() }));
  } else if (own.publicUrl === null && addresses.length > 0) {
    lines.push(`Others in this network reach Scrapelab at ${addresses.join(" and ")}`);
  }
  if (sharesHost(own)) lines.push(sharedHostWarning);
  const listening = own.publicUrl ? ` (listening on port ${port} of ${own.host})` : "";
  lines.push(`Scrapelab is ready at ${appAddress(own, port)}${listening}`);
  return `${lines.join("\n")}\n`;
}

const sharedHostWarning =
  "Warning: the pages of the learners' servers have no host of their own. Cookies know no ports, so a script in such a page could set one for Scrapelab. Write an address with another host name to PAGES_URL.";

/** On a laptop both have the one name that there is; who has set up a name for one can have two. */
function sharesHost({ publicUrl, pagesUrl }: Ready["own"]): boolean {
  return publicUrl !== null && (pagesUrl ?? publicUrl).hostname === publicUrl.hostname;
}
