import { makePassword } from "@/lib/server/classroom/instructors/first-password";
import { hashPassword } from "@/lib/server/classroom/instructors/password-hash";
import { readProcessEnv } from "@/lib/server/env";
import { openSqliteStore } from "@/lib/server/store/sqlite-store";

/** `npm run instructor-password`: the one in `INSTRUCTOR_PASSWORD`, else one that is made and shown. */
async function setPassword(): Promise<string[]> {
  const env = readProcessEnv();
  if (!env.ok) return env.error;
  const opened = await openSqliteStore(env.value.dataDir);
  if (!opened.ok) return [opened.error.message];
  const password = env.value.instructorPassword ?? makePassword();
  await opened.value.instructors.keepPassword(await hashPassword(password));
  await opened.value.close();
  const shown = env.value.instructorPassword ? "the one in INSTRUCTOR_PASSWORD" : password;
  process.stdout.write(
    `The instructors' password is now ${shown}. Whoever was signed in with the one before is signed out.\n`,
  );
  return [];
}

const problems = await setPassword();
if (problems.length > 0) {
  process.stderr.write(`${problems.join("\n")}\n`);
  process.exitCode = 1;
}
