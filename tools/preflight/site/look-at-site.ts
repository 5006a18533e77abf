import * as z from "zod/mini";
import type { Team } from "@/tools/deploy/read-teams";
import { lookAtCluster } from "@/tools/preflight/cluster/look-at-cluster";
import type { SiteOptions } from "@/tools/preflight/options";
import type { Report, Section } from "@/tools/preflight/report";
import { lookAtApp, lookAtNotes } from "./app";
import { lookAtClass } from "./class";
import { lookAtPagesHost } from "./pages-host";
import { lookAtStream } from "./stream";
import { lookAtTeam } from "./team";
import { createVisitor, told, type Visitor } from "./visitor";

interface Unlooked {
  why: string;
  todo?: string;
}

const needsPassword: Unlooked = {
  why: "it takes an instructor's session",
  todo: "Run it with INSTRUCTOR_PASSWORD=… in front.",
};
const oneUser: Unlooked = {
  why: "a proxy signs people in, and everybody who is made here would be its one user",
  todo: "Look at one team by hand, as a learner of it.",
};
const invitationSchema = z.object({ signedInAs: z.nullish(z.string()) });

/** Looks at an app that runs elsewhere, as learners and the cluster see it. */
export async function lookAtSite(
  options: SiteOptions,
  teams: readonly Team[],
  report: Report,
): Promise<void> {
  const visitor = createVisitor(options.url, headersOf(options));
  let isThere = false;
  await report.look("The app", async (section) => {
    isThere = await lookAtApp(visitor, section);
  });
  const isOneUser = isThere && (await isSignedInByProxy(visitor));
  const instructor = isThere && !isOneUser ? await signIn(visitor, options, report) : null;
  if (instructor) {
    const first = teams[0]?.name;
    await report.look("The pages' host", (section) =>
      lookAtPagesHost(instructor, options, section, first),
    );
    let hasEvents = false;
    await report.look("Event stream", async (section) => {
      hasEvents = await lookAtStream(instructor, options, section, first);
    });
    await Promise.all(
      teams.map((team) =>
        report.look(`Team ${team.name}`, (section) =>
          lookAtTeam({ instructor, team: team.name, options, section }),
        ),
      ),
    );
    await report.look("A class of synthetic learners", (section) =>
      hasEvents ? lookAtClass(instructor, options, teams, section) : sayNoClass(section),
    );
  } else {
    await report.look("What learners do", (section) => {
      const unlooked = isOneUser ? oneUser : needsPassword;
      return sayNotChecked(section, isThere ? unlooked : { why: "the app does not answer" });
    });
  }
  await report.look("The cluster", (section) =>
    lookAtCluster({ options, teams, section, instructor }),
  );
  if (isThere)
    await report.look("What the app has noticed", (section) =>
      lookAtNotes({ visitor, instructor }, section),
    );
  await instructor?.ask("/api/instructor/session", { method: "DELETE" });
}

function headersOf({ header }: SiteOptions): Record<string, string> {
  return Object.fromEntries(
    header.map((line) => {
      const [, name = "", value = ""] = /^([\w-]+): (.+)$/.exec(line) ?? [];
      return [name, value];
    }),
  );
}

/** The visitor as an instructor; null where that is not to be had. */
async function signIn(
  visitor: Visitor,
  { password }: SiteOptions,
  report: Report,
): Promise<Visitor | null> {
  if (password === undefined) return null;
  const instructor = visitor.fork();
  let isSignedIn = false;
  await report.look("The instructor", async (section) => {
    const json = { password, name: "Preflight" };
    const answer = await instructor.ask("/api/instructor/session", { method: "POST", json });
    isSignedIn = answer.status === 201;
    if (isSignedIn) section.fine("signing in", "the password is right");
    else
      section.wrong("signing in", told(answer), "npm run instructor-password sets a new password.");
  });
  return isSignedIn ? instructor : null;
}

function sayNoClass(section: Section): Promise<void> {
  section.notChecked("checks and events", "event streams do not come through");
  return Promise.resolve();
}

async function isSignedInByProxy(visitor: Visitor): Promise<boolean> {
  const read = invitationSchema.safeParse((await visitor.ask("/api/join")).json);
  return typeof read.data?.signedInAs === "string";
}

function sayNotChecked(section: Section, { why, todo }: Unlooked): Promise<void> {
  for (const what of [
    "the pages' host",
    "the event stream",
    "the teams' stacks, probes, interval and clocks",
    "a class of synthetic learners",
  ])
    section.notChecked(what, why, todo);
  return Promise.resolve();
}
