import { openSqliteStore } from "@/lib/server/store/sqlite-store";
import { newAttempt } from "./new-attempt";

/** Records one attempt, says its id on standard output, and waits to be killed. */
const opened = await openSqliteStore(process.argv[2] ?? "");
if (!opened.ok) throw new Error(opened.error.message);
const learner = await opened.value.learners.add("Ada");
const recorded = await opened.value.attempts.record(newAttempt(learner, { path: "/last/words" }));
if (!recorded.ok) throw new Error(recorded.error.message);
process.stdout.write(`${learner.team}\n`);
setInterval(() => undefined, 60_000);
