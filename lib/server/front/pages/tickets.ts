import { randomBytes } from "node:crypto";
import type { Learner } from "@/lib/contract/session";

/** How long a ticket is good for, however much it is used: 12 hours. */
const ticketMs = 12 * 60 * 60 * 1000;
/** A page that is opened anew shall last for a while: with less time left it gets another ticket. */
const renewMs = ticketMs / 2;

/** Lets a browser see the pages of one learner's servers, without a cookie: it stands in their address. */
export interface Tickets {
  /** A ticket of the learner's; the one that there is, as long as it is good for some hours more. */
  of(learner: Learner): string;
  /** Whose it is; null where it was never made or has ended. */
  learnerOf(ticket: string): Learner | null;
  /** Ends the learner's tickets now. */
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

  function forgetEnded(): void {
    const nowMs = Date.now();
    for (const held of byTicket.values()) {
      if (held.endsAtMs <= nowMs) byTicket.delete(held.ticket);
    }
  }

  function make(learner: Learner): Ticket {
    const ticket = randomBytes(32).toString("base64url");
    const made = { ticket, learner, endsAtMs: Date.now() + ticketMs };
    byTicket.set(ticket, made);
    return made;
  }

  const ofLearner = ({ id }: Learner) =>
    [...byTicket.values()].filter(({ learner }) => learner.id === id);

  return {
    of(learner) {
      forgetEnded();
      const held = ofLearner(learner).find(({ endsAtMs }) => endsAtMs - Date.now() > renewMs);
      return (held ?? make(learner)).ticket;
    },
    learnerOf(ticket) {
      const held = byTicket.get(ticket);
      return held && held.endsAtMs > Date.now() ? held.learner : null;
    },
    end(learner) {
      for (const { ticket } of ofLearner(learner)) byTicket.delete(ticket);
    },
  };
}
