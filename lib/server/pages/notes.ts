import { type ServerName, serverNames } from "@/lib/domain/stack/stack";
import type { AppError } from "@/lib/server/answers/app-error";
import { describeError } from "@/lib/server/answers/problem-table";
import { plainPathOf } from "@/lib/server/stack/page-paths";
import type { Note } from "./note-page";

/** The learner has to come by the app again. */
export function endedNote(app: string): Note {
  return {
    status: 403,
    title: "This address no longer works",
    text: [
      "It leads to one learner's servers, and ends when they sign out, 30 minutes after its last use, and when the app is started anew.",
      "Go back to your lab and open the page from there.",
    ],
    link: { href: app, label: "Open the lab" },
  };
}

export const elsewhereNote: Note = {
  status: 403,
  title: "This came from another site",
  text: ["Only the server's own page may change something here."],
};

export const nothingNote: Note = {
  status: 404,
  title: "There is nothing at this address",
  text: ["Of your servers, their pages, their API for reading and the delete of a group are here."],
};

/** Debian's builds read their pages from `/usr/share/prometheus`, where an extracted one has none. */
export function missingPagesNote(service: ServerName, prefix: string): Note {
  const name = serverNames[service];
  const variable = `${service.toUpperCase()}_BIN`;
  const api = plainPathOf(service);
  return {
    status: 404,
    title: `This ${name} has no web pages`,
    text: [
      `Your ${name} runs and answers, and the lab works as before. Only its own web pages are missing: Debian's builds read them from /usr/share/prometheus, and this one was unpacked without them.`,
      `Whoever runs the app can install the package, or have ${variable} name a release from prometheus.io.`,
    ],
    link: { href: `${prefix}/${api}`, label: `What it answers at /${api}` },
  };
}

/** Any other error; with a 503 the browser tries again by itself. */
export function problemNote(error: AppError): Note {
  const { status, title, detail, retryAfterSeconds } = describeError(error);
  return { status, title: title.replace(/\.$/, ""), text: [detail], retryAfterSeconds };
}
