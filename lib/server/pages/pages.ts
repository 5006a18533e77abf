import type { SandboxPages } from "@/lib/contract/pages";
import type { Learner } from "@/lib/contract/session";
import type { Session } from "@/lib/server/session/session";
import { createProofs, type Proofs } from "./proofs";
import type { Tickets } from "./tickets";

/** The way from the app to the servers' own pages. */
export interface Pages {
  /** Where a browser that reached the app by this `Host` sees the learner's pages; with a ticket. */
  addresses(session: Session, host: string | null): SandboxPages;
  /** The learner's addresses stop working. */
  end(learner: Learner): void;
  proofs: Proofs;
}

export interface PagesAddress {
  pagesUrl: URL | null;
  publicUrl: URL | null;
  /** The port that the pages are really served on. */
  port: number;
}

export function createPages({ pagesUrl, publicUrl, port }: PagesAddress, tickets: Tickets): Pages {
  function origin(host: string | null): string {
    if (pagesUrl) return pagesUrl.origin;
    const own = publicUrl?.host ?? host ?? "";
    const scheme = publicUrl?.protocol ?? "http:";
    const written = `${scheme}//${own}`;
    const url = new URL(URL.canParse(written) ? written : "http://localhost");
    url.port = String(port);
    return url.origin;
  }

  return {
    addresses(session, host) {
      const base = `${origin(host)}/t/${tickets.of(session)}`;
      return { prometheus: `${base}/prometheus/`, pushgateway: `${base}/pushgateway/` };
    },
    end: (learner) => tickets.end(learner),
    proofs: createProofs(),
  };
}
