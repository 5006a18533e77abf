import type { Team } from "@/tools/deploy/read-teams";
import { lookAtCluster } from "@/tools/preflight/cluster/look-at-cluster";
import { allToTheirEnd } from "@/tools/preflight/interruption";
import type { SiteOptions } from "@/tools/preflight/options";
import type { Report, Section } from "@/tools/preflight/report";
import { lookAtApp, lookAtNotes } from "./app";
import { lookAtClass } from "./class";
import { lookAtPagesHost } from "./pages-host";
import { signIn } from "./sign-in";
import { lookAtStream } from "./stream";
import { lookAtTeam } from "./team";
import { isSandboxOpen, lookAtToken } from "./terminal-token";
import { createVisitor, type Visitor, type Way } from "./visitor";
import { lookAtWorkshop, type Workshop } from "./workshop";

/** Looks at an app that runs elsewhere, as learners and the cluster see it. */
export async function lookAtSite(
  options: SiteOptions,
  teams: readonly Team[],
  report: Report,
): Promise<void> {
  const { url, interruption } = options;
  const way: Way = { url, headers: headersOf(options), isSandboxOpen: false, interruption };
  let isThere = false;
  await report.look("The app", async (section) => {
    isThere = await lookAtApp(createVisitor(way), section);
  });
  if (!isThere) {
    await report.look("What learners do", (section) => sayNotChecked(section, noApp));
    await report.look("The cluster", (section) =>
      lookAtCluster({ options, teams, section, instructor: null }),
    );
    return;
  }
  const visitor = createVisitor({ ...way, isSandboxOpen: await isSandboxOpen(options) });
  const signedIn = await signIn(visitor, options, report);
  const instructor = "ask" in signedIn ? signedIn : null;
  try {
    const workshop = instructor && (await openWorkshop(instructor, options, teams, report));
    const own = { ...options, code: workshop?.code };
    if (instructor && workshop) await lookAsLearners(instructor, own, workshop.teams, report);
    else {
      const unlooked = "why" in signedIn ? signedIn : noWorkshop;
      await report.look("What learners do", (section) => sayNotChecked(section, unlooked));
    }
    await report.look("The cluster", (section) =>
      lookAtCluster({ options: own, teams, section, instructor: workshop && instructor }),
    );
    await report.look("What the app has noticed", (section) =>
      lookAtNotes({ visitor, instructor }, section),
    );
  } finally {
    // A session that is not ended ends by itself.
    await instructor?.ask("/api/instructor/session", { method: "DELETE" }).catch(() => {});
  }
}

async function openWorkshop(
  instructor: Visitor,
  options: SiteOptions,
  teams: readonly Team[],
  report: Report,
): Promise<Workshop | null> {
  let workshop: Workshop | null = null;
  await report.look("The workshop", async (section) => {
    workshop = await lookAtWorkshop(instructor, options, teams, section);
  });
  return workshop;
}

async function lookAsLearners(
  instructor: Visitor,
  options: SiteOptions,
  teams: readonly Team[],
  report: Report,
): Promise<void> {
  const first = teams[0]?.name;
  await report.look("The pages' host", (section) =>
    lookAtPagesHost(instructor, options, section, first),
  );
  await report.look("A learner's terminal", async (section) => {
    await lookAtToken(instructor, options, section, first);
    if (options["here-url"].length === 0)
      section.notChecked(
        "pushes from here",
        "--here-url does not say where this machine reaches a team's gateway",
      );
  });
  let hasEvents = false;
  await report.look("Event stream", async (section) => {
    hasEvents = await lookAtStream(instructor, options, section, first);
  });
  const there: Team[] = [];
  await allToTheirEnd(
    teams.map((team) =>
      report.look(`Team ${team.name}`, async (section) => {
        if (await lookAtTeam({ instructor, team: team.name, options, section })) there.push(team);
      }),
    ),
  );
  await report.look("A class of synthetic learners", async (section) => {
    const what = "checks and events";
    if (!hasEvents) section.notChecked(what, "event streams do not come through");
    else if (there.length === 0) section.notChecked(what, "no team's stack is there");
    else await lookAtClass(instructor, options, there, section);
  });
}

/** Those of one name are one header; cookies are told apart as browsers do it. */
function headersOf({ header }: SiteOptions): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of header) {
    const [, written = "", value = ""] = /^([\w-]+): (.+)$/.exec(line) ?? [];
    const name = written.toLowerCase();
    const before = headers[name];
    const between = name === "cookie" ? "; " : ", ";
    headers[name] = before === undefined ? value : `${before}${between}${value}`;
  }
  return headers;
}

interface Unlooked {
  why: string;
  todo?: string;
}

const noApp: Unlooked = { why: "the app does not answer" };
const noWorkshop: Unlooked = { why: "nobody can join the workshop and work" };

async function sayNotChecked(section: Section, { why, todo }: Unlooked): Promise<void> {
  for (const what of [
    "the pages' host",
    "a learner's terminal",
    "the event stream",
    "the teams' stacks, probes, interval and clocks",
    "a class of synthetic learners",
  ])
    section.notChecked(what, why, todo);
}
