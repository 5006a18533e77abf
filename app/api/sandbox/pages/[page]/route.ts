import { err, ok } from "@/lib/domain/result";
import { methods } from "@/lib/server/api/methods";
import { open } from "@/lib/server/api/routes";

export const dynamic = "force-dynamic";

/**
 * Where a link in the app leads: on to the server's page, with the expression of the link filled in. A link
 * needs no script and no second window, and the address with the ticket stands nowhere in the app.
 */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: open(async ({ param, request, services: { sessions, pages } }) => {
    const page = param("page");
    if (page !== "prometheus" && page !== "pushgateway") return err({ kind: "not-found" });
    const learner = await sessions.learnerOf(request.headers.get("cookie") ?? undefined);
    if (!learner) return redirect("/");
    const address = pages.addresses(learner, request.headers.get("host"))[page];
    const expression = new URL(request.url).searchParams.get("expr");
    if (page !== "prometheus" || !expression) return redirect(address);
    const query = new URLSearchParams({ "g0.expr": expression, "g0.tab": "1" });
    return redirect(`${address}graph?${query}`);
  }),
});

function redirect(location: string) {
  return ok(new Response(null, { status: 303, headers: { location } }));
}
