import * as z from "zod/mini";
import type { SiteOptions } from "@/tools/preflight/options";
import type { Report, Section } from "@/tools/preflight/report";
import { type Answer, nullIfUnreachable, told, type Visitor } from "./visitor";

const invitationSchema = z.object({ signedInAs: z.nullish(z.string()) });
const instructorSchema = z.object({ instructor: z.object({ name: z.string() }) });

/** Why nobody could be an instructor, and what to do. */
export interface NoInstructor {
  why: string;
  todo: string;
}

const needsPassword: NoInstructor = {
  why: "it takes an instructor's session",
  todo: "Run it with INSTRUCTOR_PASSWORD=… in front.",
};

/**
 * The visitor as an instructor: whom the proxy in front names as one, else by the password. Synthetic learners are
 * themselves then, also behind a proxy that signs in one user alone.
 */
export async function signIn(
  visitor: Visitor,
  { password }: SiteOptions,
  report: Report,
): Promise<Visitor | NoInstructor> {
  const instructor = visitor.fork();
  const user = await userOf(visitor);
  let failed: NoInstructor | null = needsPassword;
  if (password === undefined && user === null) return needsPassword;
  await report.look("The instructor", async (section) => {
    const name = await nameByProxy(instructor);
    if (name !== null) {
      section.fine("signing in", `${name}, an instructor by the proxy in front`);
      failed = null;
    } else if (password !== undefined)
      failed = await signInByPassword(instructor, password, user, section);
    else sayWhoIsSignedIn(section, user);
  });
  return failed ?? instructor;
}

async function userOf(visitor: Visitor): Promise<string | null> {
  const answer = await visitor.ask("/api/join").catch(nullIfUnreachable);
  const read = invitationSchema.safeParse(answer?.json);
  return read.data?.signedInAs ?? null;
}

/** Null where the proxy makes nobody an instructor. */
async function nameByProxy(visitor: Visitor): Promise<string | null> {
  const read = instructorSchema.safeParse((await visitor.ask("/api/instructor/session")).json);
  return read.success ? read.data.instructor.name : null;
}

async function signInByPassword(
  instructor: Visitor,
  password: string,
  user: string | null,
  section: Section,
): Promise<NoInstructor | null> {
  const json = { password, name: "Preflight" };
  const answer = await instructor.ask("/api/instructor/session", { method: "POST", json });
  if (answer.status === 201) {
    section.fine("signing in", "the password is right");
    return null;
  }
  section.wrong("signing in", told(answer), todoOf(answer, user));
  return { why: "nobody could sign in as an instructor", todo: todoOf(answer, user) };
}

function todoOf({ code }: Answer, user: string | null): string {
  if (code === "not-an-instructor")
    return `The proxy names ${user}: name them in INSTRUCTORS, or give the header of somebody who is named there.`;
  if (code === "too-many-tries") return "Wait a few minutes, and see which password is right.";
  return "See the Secret scrapelab for it; npm run instructor-password sets a new one where the app runs.";
}

function sayWhoIsSignedIn(section: Section, user: string | null): void {
  section.notChecked(
    "signing in",
    `the proxy names ${user}, who is no instructor`,
    "Give the header of somebody whom INSTRUCTORS or INSTRUCTOR_GROUP names; where neither is set, run it with INSTRUCTOR_PASSWORD=… in front.",
  );
}
