import * as z from "zod/mini";
import type { Section } from "@/tools/preflight/report";
import { type Answer, told, type Visitor } from "./visitor";

/** With `OPS_PORT` no more than this is told to everybody. */
const statusSchema = z.object({
  status: z.string(),
  missing: z.optional(z.array(z.string())),
});
const readinessSchema = z.object({
  status: z.string(),
  missing: z.array(z.string()),
  notes: z.array(z.string()),
});

/** Whether the app can be asked more. */
export async function lookAtApp(visitor: Visitor, section: Section): Promise<boolean> {
  const { url } = visitor;
  const alive = await visitor.ask("/healthz");
  if (alive.status !== 200 || !isSignOfLife(alive)) {
    section.wrong(url.host, told(alive), todoOf(alive));
    return false;
  }
  section.fine(url.host, `answers in ${alive.ms.toFixed(0)} ms`);
  if (url.protocol === "https:") section.fine("TLS", "the certificate is trusted here");
  else
    section.note(
      "TLS",
      "plain http, which can be read along",
      "Use edge TLS in the Route or Ingress.",
    );
  await lookWhetherReady(visitor, section);
  const page = await visitor.ask("/");
  if (page.status === 200) section.fine("first page", `in ${page.ms.toFixed(0)} ms`);
  else section.wrong("first page", told(page), "See that PUBLIC_URL is the address that you gave.");
  return true;
}

/** Other programs have the same path, and sign-in pages are 200 too. */
function isSignOfLife({ json }: Answer): boolean {
  return Object(json).status === "alive";
}

function todoOf({ status }: Answer): string {
  if (status === 200)
    return "That is no Scrapelab, or a sign-in page of a proxy before it: see the address, and give what the proxy asks for by --header.";
  if (status === 503) return "The router has no pod to lead to: see the Deployment's pods.";
  if ([301, 302, 307, 401, 403].includes(status))
    return 'A proxy asks for a sign-in: PREFLIGHT_HEADER="Cookie: …" in front, with that of a browser where an instructor has signed in, passes it (deploy/README.md).';
  if (status === 421) return "The app does not know this host: set PUBLIC_URL to this address.";
  return "See that the Route or Ingress leads to the app's port.";
}

async function lookWhetherReady(visitor: Visitor, section: Section): Promise<void> {
  const answer = await visitor.ask("/readyz");
  const read = statusSchema.safeParse(answer.json);
  if (!read.success)
    section.notChecked("whether it is ready", `/readyz was ${told(answer)} on this host`);
  else if (read.data.status === "ready") section.fine("whether it is ready", "nothing is missing");
  else
    section.wrong(
      "whether it is ready",
      read.data.missing?.join(" ") ?? "it is not, and OPS_PORT alone says why",
      "Put right what it says; until then the router sends nobody there.",
    );
}

/** What the app says of how it is set up; asked last, when it has seen the teams' servers. */
export async function lookAtNotes(
  { visitor, instructor }: { visitor: Visitor; instructor: Visitor | null },
  section: Section,
): Promise<void> {
  const answer = instructor
    ? await instructor.ask("/api/instructor/readiness")
    : await visitor.ask("/readyz");
  const read = readinessSchema.safeParse(answer.json);
  if (!read.success) {
    section.notChecked(
      "its notes",
      "they are told to an instructor, and on OPS_PORT",
      "Run it with INSTRUCTOR_PASSWORD=… in front.",
    );
    return;
  }
  const { notes } = read.data;
  if (notes.length === 0) section.fine("its notes", "none");
  for (const note of notes) {
    if (note.includes("TRUST_PROXY"))
      section.wrong(
        "addresses",
        note,
        "Set TRUST_PROXY=1 for a router alone; else the whole class is one address, and ten wrong codes shut out everybody.",
      );
    else section.note("its notes", note, "See docs/operating.md.");
  }
}
