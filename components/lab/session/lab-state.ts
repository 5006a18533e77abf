import type { DraftState } from "@/lib/client/draft-keeper";
import type { ConnectionState } from "@/lib/client/live-message";
import { readClock, type ServerClock, unknownClock } from "@/lib/client/server-clock";
import type { HelpEvent } from "@/lib/contract/classroom/help";
import type { Announcement } from "@/lib/contract/classroom/messages";
import type { TeamView } from "@/lib/contract/classroom/team";
import type { WorkshopEvent } from "@/lib/contract/classroom/workshop";
import { type Draft, draftOf, mergeDrafts } from "@/lib/contract/drafts";
import type { LiveEvent } from "@/lib/contract/events";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import {
  type CheckWords,
  type LabOutline,
  type StepCheck,
  type StepOutline,
  stepsOf,
} from "./lab-outline";
import type { WorkspaceTabs } from "./workspace-tab";

/** Whether this page still speaks for the learner it was made for. */
export type SessionState = "mine" | "signed-out" | "other-learner" | "removed";

/** Everything in a lab that changes while the page is open. */
export interface LabState {
  verdicts: Readonly<Record<string, Verdict>>;
  /** What is known of each step's check. */
  checks: Readonly<Record<string, StepCheck | null>>;
  /** Steps that have failed since the page opened, or failed already then: their hints are offered. */
  stumbled: Readonly<Record<string, true>>;
  sandbox: SandboxAnswer;
  clock: ServerClock;
  /** How the learner's newest request for help stands; null before the first. */
  help: HelpEvent | null;
  /** What instructors have told this learner and they have not dismissed, oldest first. */
  announcements: readonly Announcement[];
  /** The class that this learner is in; null until it is known. */
  workshop: WorkshopEvent | null;
  /** Who shares the sandbox; null until it is known. */
  team: TeamView | null;
  /** The learner is in another team than this tab showed before, and has not taken note of it. */
  hasMoved: boolean;
  /** Who has come to the team while the page was open, until the learner has taken note of it. */
  newcomers: TeamView["members"];
  connection: ConnectionState;
  session: SessionState;
  activeStepId: string | null;
  tab: string;
  /** The address has been read: the step and the tab until then are only what the server could know. */
  isAtAddress: boolean;
  drafts: Readonly<Record<string, Draft>>;
  draftState: DraftState;
  /** What another device has written for a step meanwhile, until one of both is chosen. */
  elsewhere: Readonly<Record<string, { draft: Draft; revision: number }>>;
  /** How many attempts each step has, as far as this page knows. */
  attempts: Readonly<Record<string, number>>;
  /** Query steps whose newest expression came after they had passed: it is not what has passed. */
  lookedAgain: Readonly<Record<string, boolean>>;
}

type KeptVerdict = Pick<Verdict, "outcome" | "diagnosis">;

/** A step that nobody has begun, by the diagnoses that mean so for its check. */
export function isUntouched(verdict: KeptVerdict | undefined, check: CheckWords | null): boolean {
  if (!verdict) return true;
  const code = verdict.diagnosis?.code;
  return verdict.outcome === "failed" && check?.untouched.some((each) => each === code) === true;
}

/** Nothing is wrong so far, and something is still to come: told quietly, and no reason to offer hints. */
export function isNeutral(verdict: KeptVerdict | undefined, check: CheckWords | null): boolean {
  if (isUntouched(verdict, check)) return true;
  return verdict?.outcome === "failed" && verdict.diagnosis?.params.isUnderWay === true;
}

export function isStumble(verdict: Verdict, check: StepCheck | null): boolean {
  return verdict.outcome === "failed" && !isNeutral(verdict, check);
}

export function initialLabState(start: {
  lab: LabOutline;
  tabs: WorkspaceTabs;
  /** The steps shown on this page. */
  shown: readonly StepOutline[];
  verdicts: Record<string, Verdict>;
  drafts: Readonly<Record<string, Draft>>;
  answers: Record<string, string>;
  sandbox: SandboxAnswer;
  attempts: Record<string, number>;
}): LabState {
  const { verdicts, drafts, answers, sandbox, attempts } = start;
  const active = firstOpenStep(start.shown, verdicts) ?? start.shown[0] ?? null;
  const checks = Object.fromEntries(stepsOf(start.lab).map(({ id, check }) => [id, check]));
  const stumbled = Object.entries(verdicts).filter(([id, verdict]) =>
    isStumble(verdict, checks[id] ?? null),
  );
  return {
    verdicts,
    checks,
    stumbled: Object.fromEntries(stumbled.map(([id]) => [id, true as const])),
    sandbox,
    clock: unknownClock,
    help: null,
    announcements: [],
    workshop: null,
    team: null,
    hasMoved: false,
    newcomers: [],
    connection: "connecting",
    session: "mine",
    activeStepId: active?.id ?? null,
    tab: start.tabs.of(active),
    isAtAddress: false,
    drafts: Object.fromEntries(
      stepsOf(start.lab).map((step) => [step.id, startOf(step, drafts[step.id], answers[step.id])]),
    ),
    draftState: "saved",
    elsewhere: {},
    attempts,
    lookedAgain: {},
  };
}

/** What the workspace holds for a step at first: the learner's draft before the step's own start. */
function startOf(step: StepOutline, draft: Draft | undefined, answer: string | undefined): Draft {
  const start = draftOf({ ...step.start, expression: { text: answer ?? "" } });
  return draft ? mergeDrafts(start, draft) : start;
}

export function firstOpenStep(
  steps: readonly StepOutline[],
  verdicts: LabState["verdicts"],
): StepOutline | null {
  return (
    steps.find(({ id, kind }) => kind !== "read" && verdicts[id]?.outcome !== "passed") ?? null
  );
}

/** The steps of a lab that an instructor has closed. */
export function closedOf(
  { workshop }: Pick<LabState, "workshop">,
  lab: string,
): ReadonlySet<string> {
  const closed = workshop?.closedSteps.filter((each) => each.lab === lab) ?? [];
  return new Set(closed.map(({ step }) => step));
}

/**
 * The open step after this one in reading order, or else the first of those that were left out before it. One
 * that an instructor has closed comes only where nothing else is left: it says so itself.
 */
export function nextOpenStep(
  steps: readonly StepOutline[],
  { verdicts, closed }: Pick<LabState, "verdicts"> & { closed: ReadonlySet<string> },
  after: string,
): { step: StepOutline; isLeftOut: boolean } | null {
  const at = steps.findIndex(({ id }) => id === after);
  const judged = (from: number) => steps.slice(from).filter(({ id }) => !closed.has(id));
  const next = firstOpenStep(judged(at + 1), verdicts);
  const step = next ?? firstOpenStep(judged(0), verdicts) ?? firstOpenStep(steps, verdicts);
  return step && { step, isLeftOut: steps.indexOf(step) <= at };
}

/** A verdict that says the same as the one shown changes nothing on the page. */
function isSameVerdict(a: Verdict | undefined, b: Verdict): boolean {
  return (
    a !== undefined &&
    JSON.stringify({ ...a, checkedAt: "" }) === JSON.stringify({ ...b, checkedAt: "" })
  );
}

/** The state after a verdict of one of the lab's steps; once passed, a step stays passed. */
export function withVerdict(state: LabState, step: string, verdict: Verdict): Partial<LabState> {
  const before = state.verdicts[step];
  if (before?.outcome === "passed" || isSameVerdict(before, verdict)) return {};
  // What was asked for may have been overtaken by a live event on its way.
  if (before && Date.parse(verdict.checkedAt) < Date.parse(before.checkedAt)) return {};
  return {
    verdicts: { ...state.verdicts, [step]: verdict },
    ...(isStumble(verdict, state.checks[step] ?? null) && {
      stumbled: { ...state.stumbled, [step]: true },
    }),
  };
}

/** The state after a live event that arrived at `receivedAtMs` of the browser's clock. */
export function withLiveEvent(
  state: LabState,
  at: { lab: string; team: string },
  told: Exclude<LiveEvent, { event: "draft" }>,
  receivedAtMs: number,
): Partial<LabState> {
  if (isAboutAnnouncements(told)) return withAnnouncements(state, told);
  const { event, data } = told;
  if (event === "verdict")
    return data.lab === at.lab ? withVerdict(state, data.step, data.verdict) : {};
  if (event === "help") return { help: data };
  if (event === "workshop") return { workshop: data };
  if (event === "team") return withTeam(state, data);
  if (event === "session") return data.change === "removed" ? { session: "removed" } : {};
  // Nothing is said of who is removed but that.
  if (state.session === "removed") return {};
  // The cookie of this browser has become someone else's.
  if (data.team !== at.team) return { session: "other-learner" };
  return withSandbox(state, data, receivedAtMs);
}

/** The event that says the same may be long on its way; one that has come since is not older than the answer. */
export function withHelpAnswer(
  { help }: Pick<LabState, "help">,
  before: HelpEvent | null,
  answer: HelpEvent,
): Partial<LabState> {
  return help === before ? { help: answer } : {};
}

function withTeam({ team: before, newcomers }: LabState, team: TeamView): Partial<LabState> {
  if (before?.name !== team.name) return { team, newcomers: [] };
  const known = new Set(before.members.map(({ id }) => id));
  const noted = new Set(newcomers.map(({ id }) => id));
  return { team, newcomers: team.members.filter(({ id }) => !known.has(id) || noted.has(id)) };
}

type AboutAnnouncements = Extract<
  LiveEvent,
  { event: "announcements" | "announcement" | "dismissed" }
>;

const isAboutAnnouncements = (told: LiveEvent): told is AboutAnnouncements =>
  told.event === "announcements" || told.event === "announcement" || told.event === "dismissed";

/** The state after the learner has dismissed one. */
export function withoutAnnouncement(
  { announcements }: Pick<LabState, "announcements">,
  id: string,
): Pick<LabState, "announcements"> {
  return { announcements: announcements.filter((each) => each.id !== id) };
}

function withAnnouncements(
  state: LabState,
  { event, data }: AboutAnnouncements,
): Partial<LabState> {
  if (event === "announcements") {
    // What was dismissed on another page while this one was not connected goes.
    return { announcements: state.announcements.filter(({ id }) => data.ids.includes(id)) };
  }
  const without = withoutAnnouncement(state, data.id);
  if (event === "dismissed") return without;
  return { announcements: inTime([...without.announcements, data]) };
}

function inTime(announcements: Announcement[]): Announcement[] {
  return announcements.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

export function withSandbox(
  state: LabState,
  sandbox: SandboxAnswer,
  receivedAtMs: number,
): Partial<LabState> {
  if (Date.parse(sandbox.serverTime) < Date.parse(state.sandbox.serverTime)) return {};
  return { sandbox, clock: readClock(state.clock, sandbox.serverTime, receivedAtMs) };
}
