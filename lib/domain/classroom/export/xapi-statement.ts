import type { StepAt } from "@/lib/domain/classroom/class-records";

/** The verbs of ADL's vocabulary (https://adlnet.gov/expapi/verbs/) that a class' events are told with. */
const verbs = ["attempted", "passed", "failed"] as const;
export type XapiVerb = (typeof verbs)[number];

/** What happened to one learner on one step. */
export interface XapiEvent extends StepAt {
  /** A UUID that stays the same from export to export. */
  id: string;
  verb: XapiVerb;
  atMs: number;
  actor: { id: string; name: string | null };
  /** How long they were at the step, for a pass. */
  durationMs?: number | null;
  /** The code of what was wrong, and its words where they are told. */
  diagnosis?: { code: string; message: string | null };
}

/** Where it happened. */
export interface XapiPlace {
  /** The app's address, which ids of activities and accounts begin with. */
  origin: string;
  workshop: { id: string; name: string };
  titleOf(at: StepAt): string;
}

/** A statement of xAPI 1.0.3: an actor with an account, a verb of ADL, a step as its activity. */
export function xapiStatement(event: XapiEvent, { origin, workshop, titleOf }: XapiPlace) {
  const { lab, step, verb, actor } = event;
  const labId = `${origin}/labs/${encodeURIComponent(lab)}`;
  return {
    id: event.id,
    actor: {
      objectType: "Agent",
      ...(actor.name === null ? {} : { name: actor.name }),
      account: { homePage: origin, name: actor.id },
    },
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { "en-US": verb } },
    object: {
      objectType: "Activity",
      id: `${labId}/steps/${encodeURIComponent(step)}`,
      definition: {
        name: { "en-US": titleOf(event) },
        type: "http://adlnet.gov/expapi/activities/objective",
      },
    },
    ...resultOf(event, origin),
    context: {
      platform: "Scrapelab",
      contextActivities: {
        parent: [{ objectType: "Activity", id: labId }],
        grouping: [
          {
            objectType: "Activity",
            id: `${origin}/workshops/${encodeURIComponent(workshop.id)}`,
            definition: { name: { "en-US": workshop.name } },
          },
        ],
      },
    },
    timestamp: new Date(event.atMs).toISOString(),
    version: "1.0.3",
  };
}

function resultOf({ verb, durationMs, diagnosis }: XapiEvent, origin: string) {
  if (verb === "attempted") return {};
  const extensions = diagnosis && { [`${origin}/xapi/diagnosis`]: diagnosis.code };
  return {
    result: {
      success: verb === "passed",
      completion: verb === "passed",
      ...(typeof durationMs === "number" ? { duration: isoDuration(durationMs) } : {}),
      ...(diagnosis?.message ? { response: diagnosis.message } : {}),
      ...(extensions ? { extensions } : {}),
    },
  };
}

/** As ISO 8601 has it, to the hundredth of a second, which is what xAPI keeps. */
const isoDuration = (durationMs: number) => `PT${Math.round(durationMs / 10) / 100}S`;
