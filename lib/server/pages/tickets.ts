import { randomBytes } from "node:crypto";
import type { Learner } from "@/lib/contract/session";
import type { Session } from "@/lib/server/session/session";
import type { Sessions } from "@/lib/server/session/sessions";

/** How long a ticket is good for after its last use: 30 minutes. */
const unusedMs = 30 * 60 * 1000;

/** Lets a browser see the pages of one learner's servers, without a cookie: it stands in their address. */
export interface Tickets {
  /** A ticket of the session's; the one that there is, where it is still good. Counts as use. */
  of(session: Session): string;
  /** Whose it is; null where it was never made or has ended. Counts as use. */
  learnerOf(ticket: string): Learner | null;
  /** Ends the learner's tickets now. */
  end(learner: Learner): void;
}

interface Ticket {
  ticket: string;
  session: Session;
  usedAtMs: number;
  /** It need not be told any more when the session ends. */
  leave: () => void;
}

/**
 * Tickets of 256 random bits, held in memory: they end with the session that asked for them, at once when
 * its learner signs out, which a sealed one could not, and a restart costs no more than opening the page
 * again from the lab.
 */
export function createTickets({ attend }: Pick<Sessions, "attend">): Tickets {
  const byTicket = new Map<string, Ticket>();

  function isGood({ session, usedAtMs }: Ticket): boolean {
    const nowMs = Date.now();
    return usedAtMs + unusedMs > nowMs && session.endsAtMs > nowMs;
  }

  function drop({ ticket, leave }: Ticket): void {
    byTicket.delete(ticket);
    leave();
  }

  function make(session: Session): Ticket {
    const ticket = randomBytes(32).toString("base64url");
    const made = { ticket, session, usedAtMs: 0, leave: () => {} };
    byTicket.set(ticket, made);
    made.leave = attend(session, () => byTicket.delete(ticket));
    return made;
  }

  return {
    of(session) {
      for (const held of byTicket.values()) if (!isGood(held)) drop(held);
      const own = [...byTicket.values()].find((held) => held.session.id === session.id);
      const held = own ?? make(session);
      held.usedAtMs = Date.now();
      return held.ticket;
    },
    learnerOf(ticket) {
      const held = byTicket.get(ticket);
      if (!held || !isGood(held)) return null;
      held.usedAtMs = Date.now();
      return held.session.learner;
    },
    end({ id }) {
      for (const held of byTicket.values()) if (held.session.learner.id === id) drop(held);
    },
  };
}
