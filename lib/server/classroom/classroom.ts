import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { JoinLimits } from "@/lib/server/session/join-limits";
import type { Sessions } from "@/lib/server/session/sessions";
import type { StepPlace, Store } from "@/lib/server/store/store";
import type { ClassWatch } from "@/lib/server/team/class-watch";
import { type Board, createBoard } from "./board/create-board";
import { type ClassEvents, createClassEvents } from "./class-events";
import { type ClassWatchParts, createClassWatch } from "./create-class-watch";
import { createPseudonyms, type Pseudonyms } from "./exports/pseudonyms";
import { createHelp } from "./help/create-help";
import type { Help } from "./help/help";
import { createInstructors } from "./instructors/create-instructors";
import type { Instructors } from "./instructors/instructors";
import { createJoining } from "./joining/create-joining";
import type { Joining } from "./joining/joining";
import { createResumeCodes, type ResumeCodes } from "./joining/resume-codes";
import { createMembers, type MembersParts } from "./members/create-members";
import type { Members } from "./members/members";
import { createMessages, type Messages } from "./messages";
import { createPresence, type Presence } from "./presence";
import { createWebhook, type WebhookParts } from "./webhook/create-webhook";
import { createGate, type Gate } from "./workshops/create-gate";
import { createWorkshops, type WorkshopParts } from "./workshops/create-workshops";
import { emptyTeams } from "./workshops/empty-teams";
import { removeWorkshop } from "./workshops/remove-workshop";
import type { Workshops } from "./workshops/workshops";

/** The class: who teaches, who is there, and what happens. */
export interface Classroom {
  events: ClassEvents;
  presence: Presence;
  instructors: Instructors;
  help: Help;
  messages: Messages;
  board: Board;
  /** Who is who in exports without names. */
  pseudonyms: Pseudonyms;
  workshops: Workshops;
  /** Deletes one that has ended. */
  removeWorkshop(id: string): ReturnType<typeof removeWorkshop>;
  gate: Gate;
  joining: Joining;
  members: Members;
  resumeCodes: ResumeCodes;
  /** Whom teams tell. */
  watch: ClassWatch;
  /** A learner's page works for a step. */
  stepOpened(learner: Learner, at: StepPlace): void;
  /** Writes what it was told; after the teams have stopped and before the store closes. */
  close(): Promise<void>;
}

interface ClassroomParts
  extends Pick<ClassWatchParts, "labs" | "onError">,
    Pick<MembersParts, "forgetLearner" | "removeTeam"> {
  store: Store;
  /** What pseudonyms and resume codes are made with. */
  secret: string;
  joinCode: WorkshopParts["joinCode"];
  /** Where passes are told; null for nowhere. */
  webhook: WebhookParts["target"];
  /** The teams that there are; none where everybody gets one of their own. */
  teams: readonly string[];
  sessions: Sessions;
  joinLimits: JoinLimits;
  sandboxes: Pick<Sandboxes, "peek" | "onChange">;
  /** Browsers come by https. */
  isSecure: boolean;
  /** Tells the open pages of a learner. */
  tell: (learnerId: string, event: LiveEvent) => void;
}

export function createClassroom(parts: ClassroomParts): Classroom {
  const { store, labs, isSecure, secret, joinCode, tell, onError } = parts;
  const events = createClassEvents(store, onError);
  const presence = createPresence();
  const classWatch = createClassWatch({ events, presence, labs, onError });
  const instructors = createInstructors({ store, isSecure, onError });
  const help = createHelp({ store, events, tell });
  const messages = createMessages({ store, labs, events, tell });
  const onBegun: WorkshopParts["onBegun"] = (moved) => void emptyTeams(parts, moved).catch(onError);
  const workshops = createWorkshops({ store, events, labs, joinCode, onBegun });
  const gate = createGate({ workshops, events, onError });
  const resumeCodes = createResumeCodes(parts);
  const members = createMembers({ ...parts, events });
  const joining = createJoining({ ...parts, workshops, events, resumeCodes, members });

  async function workshopFor(learner: Pick<Learner, "id">): Promise<LiveEvent> {
    const { state, pauseMessage: message, closedSteps } = await workshops.of(learner);
    return { event: "workshop", data: { state, message, closedSteps: [...closedSteps] } };
  }
  workshops.listen(() => {
    for (const id of presence.online()) {
      workshopFor({ id }).then((event) => tell(id, event), onError);
    }
  });

  /** A page without news is better than none. */
  async function newsFor(learner: Learner): Promise<readonly LiveEvent[]> {
    try {
      const [asked, workshop] = await Promise.all([help.of(learner), workshopFor(learner)]);
      const pending = await messages.pendingOf(learner);
      const team = await members.teamOf(learner);
      return [
        workshop,
        { event: "team", data: team },
        ...(asked ? [{ event: "help", data: asked } as const] : []),
        { event: "announcements", data: { ids: pending.map(({ id }) => id) } },
        ...pending.map((data) => ({ event: "announcement", data }) as const),
      ];
    } catch (error) {
      onError(error);
      return [];
    }
  }

  const board = createBoard({ ...parts, events, presence });
  const webhook = createWebhook({ ...parts, target: parts.webhook, events, board });
  return {
    events,
    board,
    pseudonyms: createPseudonyms(secret),
    workshops,
    removeWorkshop: (id) => removeWorkshop({ ...parts, board }, id),
    gate,
    joining,
    members,
    resumeCodes,
    presence,
    instructors,
    help,
    messages,
    watch: { ...classWatch.watch, newsFor },
    stepOpened: classWatch.stepOpened,
    async close() {
      await webhook.close();
      await board.close();
      instructors.close();
      await classWatch.close();
    },
  };
}
