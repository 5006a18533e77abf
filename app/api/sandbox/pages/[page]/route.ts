import { err, ok } from "@/lib/domain/result";
import { askFirst, isFromOurPage } from "@/lib/server/api/ask-first";
import { methods } from "@/lib/server/api/methods";
import { open } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/**
 * Where a link in the app leads: on to the server's page, with the expression of the link filled in, as a
 * table, or as a graph where it names a range. A link needs no script and no second window, and the address
 * with the ticket stands nowhere in the app. Prometheus runs the expression as its page opens, so one that
 * did not come from a page of ours is shown first.
 */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ param, request, services: { sessions, pages } }) => {
    const page = param("page");
    if (page !== "prometheus" && page !== "pushgateway") return err({ kind: "not-found" });
    const session = await sessions.sessionOf(request.headers.get("cookie") ?? undefined);
    if (!session) return redirect("/");
    const { searchParams } = new URL(request.url);
    const expression = searchParams.get("expr");
    const range = searchParams.get("range");
    const address = () => pages.addresses(session, request.headers.get("host"))[page];
    if (page !== "prometheus" || !expression) return redirect(address());
    const asked = { learner: session.learner, expression, range };
    if (!isFromOurPage(request, asked, pages.proofs)) return ok(askFirst(asked, pages.proofs));
    const view = range ? { "g0.tab": "0", "g0.range_input": range } : { "g0.tab": "1" };
    return redirect(`${address()}graph?${new URLSearchParams({ "g0.expr": expression, ...view })}`);
  }),
});

function redirect(location: string) {
  return ok(new Response(null, { status: 303, headers: { location } }));
}
