import type { Kysely } from "kysely";
import { createAttempts } from "./attempts";
import { createClassEventRows } from "./classroom/class-event-rows";
import { readRoll, readSnapshot } from "./classroom/class-snapshot";
import { beginWorkshopAnew, eraseEndedWorkshop, eraseWorkshop } from "./classroom/erase-workshops";
import { createHelpRows } from "./classroom/help-rows";
import { createHiddenTimeRows } from "./classroom/hidden-time-rows";
import { createInstructorRows } from "./classroom/instructor-rows";
import { createJoiningRows } from "./classroom/joining-rows";
import { readLostPasses } from "./classroom/lost-passes";
import { createMemberRows } from "./classroom/member-rows";
import { createMessageRows } from "./classroom/message-rows";
import { rebuildCounts } from "./classroom/rebuild-counts";
import { createResumeRows } from "./classroom/resume-rows";
import { createEventThinning } from "./classroom/thin-events";
import { createWebhookRows } from "./classroom/webhook-rows";
import { createWorkshopRows } from "./classroom/workshop-rows";
import { createDeletedGroups } from "./deleted-groups";
import { createLearners } from "./learners";
import { createNotebook } from "./notebook/notebook";
import type { Tables } from "./schema";
import { createSessionRows } from "./session-rows";
import { createAnswers, createDrafts, createProgress } from "./step-rows";
import type { Store } from "./store";
import { createThinning } from "./thinning";
import { createTokenRows } from "./token-rows";

/** The store on any database that Kysely speaks to and that the migrations have been applied to. */
export function createKyselyStore(db: Kysely<Tables>): Store {
  const thinning = createThinning(db);
  const eventThinning = createEventThinning(db);
  return {
    learners: createLearners(db),
    attempts: createAttempts(db, thinning),
    deletedGroups: createDeletedGroups(db),
    notebook: createNotebook(db, thinning),
    progress: createProgress(db),
    answers: createAnswers(db),
    drafts: createDrafts(db),
    tokens: createTokenRows(db),
    sessions: createSessionRows(db),
    workshops: {
      ...createWorkshopRows(db),
      beginAnew: (atMs) => beginWorkshopAnew(db, atMs),
      eraseEnded: (beforeMs) => eraseEndedWorkshop(db, beforeMs),
      erase: (id) => eraseWorkshop(db, id),
    },
    joining: createJoiningRows(db),
    members: createMemberRows(db),
    resume: createResumeRows(db),
    instructors: createInstructorRows(db),
    help: createHelpRows(db),
    messages: createMessageRows(db),
    classEvents: {
      ...createClassEventRows(db, eventThinning.added),
      settled: eventThinning.settled,
    },
    webhook: createWebhookRows(db),
    hiddenTimes: createHiddenTimeRows(db),
    classes: {
      roll: (workshop) => readRoll(db, workshop),
      snapshot: (workshop) => readSnapshot(db, workshop),
      rebuildCounts: () => rebuildCounts(db),
      lostPasses: (limit) => readLostPasses(db, limit),
    },
    async check() {
      const checked_at_ms = Date.now();
      await db
        .insertInto("health_checks")
        .values({ id: 1, checked_at_ms })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ checked_at_ms }))
        .execute();
      await db.selectFrom("health_checks").select("id").executeTakeFirstOrThrow();
    },
    async close() {
      await thinning.settled();
      await eventThinning.settled();
      await db.destroy();
    },
  };
}
