import { randomBytes } from "node:crypto";
import type { Learner } from "@/lib/contract/session";

/** How long a ticket is good for after its last use: 12 hours. */
const ticketMs = 12 * 60 * 60 * 1000;

/** Lets a browser see the pages of one learner's servers, without a cookie: it stands in their address. */
export interface Tickets {
  /** The learner's ticket; the one that there is, as long as it is good. */
  of(learner: Learner): string;
  /** Whose it is; null where it was never made or has ended. */
  learnerOf(ticket: string): Learner | null;
  /** Ends the learner's ticket now. */
  end(learner: Learner): void;
}

interface Ticket {
  ticket: string;
  learner: Learner;
  endsAtMs: number;
}

/**
 * Tickets of 256 random bits, held in memory: they can end at once when a learner signs out, which a
 * sealed one could not, and a restart costs no more than opening the page again from the lab.
 */
export function createTickets(): Tickets {
  const byTicket = new Map<string, Ticket>();
  const byLearner = new Map<string, Ticket>();

  function forget({ ticket, learner }: Ticket): void {
    byTicket.delete(ticket);
    byLearner.delete(learner.id);
  }

  function use(held: Ticket | undefined): Ticket | null {
    if (!held) return null;
    const nowMs = Date.now();
    if (held.endsAtMs <= nowMs) {
      forget(held);
      return null;
    }
    held.endsAtMs = nowMs + ticketMs;
    return held;
  }

  function make(learner: Learner): Ticket {
    const nowMs = Date.now();
    for (const held of byTicket.values()) if (held.endsAtMs <= nowMs) forget(held);
    const ticket = randomBytes(32).toString("base64url");
    const made = { ticket, learner, endsAtMs: nowMs + ticketMs };
    byTicket.set(ticket, made);
    byLearner.set(learner.id, made);
    return made;
  }

  return {
    of: (learner) => (use(byLearner.get(learner.id)) ?? make(learner)).ticket,
    learnerOf: (ticket) => use(byTicket.get(ticket))?.learner ?? null,
    end(learner) {
      const held = byLearner.get(learner.id);
      if (held) forget(held);
    },
  };
}
