import * as z from "zod/mini";
import type { SiteOptions } from "@/tools/preflight/options";
import type { Section } from "@/tools/preflight/report";
import { reach } from "./reach";
import { asSynthetic, type SyntheticLearner } from "./synthetic-learner";
import { told, type Visitor } from "./visitor";

const pagesSchema = z.object({ pushgateway: z.string() });
const todo =
  "Lead a host name of its own to PAGES_PORT (the second Route), and write it into PAGES_URL.";

/** The origin of the servers' own pages: a host of its own that leads to the app's second port. */
export async function lookAtPagesHost(
  instructor: Visitor,
  options: SiteOptions,
  section: Section,
  firstTeam: string | undefined,
): Promise<void> {
  const joining = { name: "Preflight pages", options, firstTeam };
  await asSynthetic(instructor, joining, section, (learner) => lookAtPages(learner, section));
}

async function lookAtPages(learner: SyntheticLearner, section: Section): Promise<void> {
  const answer = await learner.ask("/api/sandbox/pages");
  const pages = pagesSchema.safeParse(answer.json);
  if (!pages.success) {
    section.wrong("their address", told(answer), todo);
    return;
  }
  const address = new URL(pages.data.pushgateway);
  const isOwn = address.hostname !== learner.url.hostname;
  if (isOwn) section.fine("their host", address.host);
  else
    section.note(
      "their host",
      `${address.host} is the app's own name, so a script there could set a cookie for the app`,
      "Write an address with another host name into PAGES_URL.",
    );
  const page = await reach(address, {});
  // Where the stack is not there, its team says so; an answer of the app is enough.
  const isApps = page.status < 400 || page.headers.get("content-security-policy") !== null;
  if (isApps) section.fine("a page", `answered ${page.status}`);
  else section.wrong("a page", `answered ${page.status}`, todo);
}
