import { exportSteps } from "@/lib/domain/classroom/export/export-learner";
import { checkedSteps } from "@/lib/domain/lab/lab";
import { escapeHtml, notePolicy } from "@/lib/server/pages/note-page";
import type { FoundMember } from "./find-member";

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:2rem auto;max-width:48rem;padding:0 1rem}h1{font-size:1.375rem;margin:0}h2{font-size:1.0625rem;margin:1.5rem 0 .25rem}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid;padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top}
td+td,th+th{font-variant-numeric:tabular-nums}td:nth-child(n+4),th:nth-child(n+4){text-align:right}
@media(width<36rem){body{margin:1rem auto}table{font-size:.75rem}th,td{padding-right:.375rem}td:last-child,th:last-child{padding-right:0}}
tr{break-inside:avoid}@page{margin:2cm}`;

const words: Readonly<Record<string, string>> = {
  open: "not begun",
  trying: "begun",
  waiting: "waits for a scrape",
  passed: "passed",
  stuck: "begun",
};

/** What a learner did in a workshop, as a page to print and to keep; complete without scripts. */
export function summaryPage(found: FoundMember): Response {
  const { learner, labs, memory } = found;
  const { workshop } = memory.roll();
  const { times } = memory.view(Date.now());
  const steps = exportSteps(learner, memory.places, times, { need: null, hasWords: false });
  const passed = steps.filter(({ state }) => state === "passed").length;
  const tables = labs.map((lab) => {
    const rows = checkedSteps(lab).map(({ step }) => {
      const done = steps.find((each) => each.lab === lab.id && each.step === step.id);
      return row(`${step.number} ${step.title}`, done);
    });
    return `<h2>${escapeHtml(`${lab.number} ${lab.title}`)}</h2><table><thead><tr><th>Step</th><th></th><th>Passed (UTC)</th><th>Minutes</th><th>Attempts</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  });
  const title = `${learner.name}: ${workshop.name}`;
  const since = new Date(learner.joinedAtMs).toISOString().slice(0, 10);
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · Scrapelab</title><style>${style}</style><main><h1>${escapeHtml(learner.name)}</h1>
<p>${escapeHtml(workshop.name)}, since ${since}, in the team ${escapeHtml(learner.team)}. ${passed} of ${steps.length} steps passed.</p>${tables.join("")}</main></html>
`;
  return new Response(page, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": notePolicy,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
  });
}

type Done = ReturnType<typeof exportSteps>[number];

function row(title: string, done: Done | undefined): string {
  const minutes = done?.secondsOnStep == null ? "" : (done.secondsOnStep / 60).toFixed(1);
  const passedAt = done?.passedAt?.slice(0, 16).replace("T", " ") ?? "";
  const cells = [words[done?.state ?? "open"] ?? "", passedAt, minutes, `${done?.attempts ?? 0}`];
  return `<tr><td>${escapeHtml(title)}</td>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}
