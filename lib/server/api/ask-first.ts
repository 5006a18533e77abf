import type { Learner } from "@/lib/contract/session";
import { noteHtml, notePolicy } from "@/lib/server/pages/note-page";
import type { Proofs } from "@/lib/server/pages/proofs";

/** An expression that somebody's link wants to run in Prometheus' own page. */
export interface AskedExpression {
  learner: Learner;
  expression: string;
  range: string | null;
}

/**
 * Whether a link to an expression was followed on a page of ours. Browsers tell it, and no page can write
 * this header; where they don't (over plain http on another host than localhost), the proof of our
 * question tells it (https://www.w3.org/TR/fetch-metadata/).
 */
export function isFromOurPage(request: Request, asked: AskedExpression, proofs: Proofs): boolean {
  if (request.headers.get("sec-fetch-site") === "same-origin") return true;
  const proof = new URL(request.url).searchParams.get("proof");
  return proofs.holds(proof, asked.learner, textOf(asked));
}

/**
 * The question whether to run an expression, as a page without scripts. The way on is a link: of a form,
 * browsers would compare the redirect that follows with `form-action` too.
 */
export function askFirst(asked: AskedExpression, proofs: Proofs): Response {
  const { learner, expression, range } = asked;
  const query = new URLSearchParams({
    expr: expression,
    ...(range === null ? {} : { range }),
    proof: proofs.of(learner, textOf(asked)),
  });
  const page = noteHtml({
    title: "Open this expression in Prometheus?",
    text: [
      "The link that brought you here wants this expression to run in your Prometheus. It may come from another site. If you do not know the expression, close this page.",
    ],
    code: expression,
    link: { href: `/api/sandbox/pages/prometheus?${query}`, label: "Open it in Prometheus" },
  });
  return new Response(page, { headers: pageHeaders });
}

const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": notePolicy,
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
};

function textOf({ expression, range }: AskedExpression): string {
  return JSON.stringify([expression, range]);
}
