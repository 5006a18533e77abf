import { useEffect, useMemo, useState } from "react";
import { whenIdle } from "@/components/editor/when-idle";
import { useLabState } from "@/components/lab/session/lab-session";
import { useSettled } from "@/components/ui/use-settled";
import type { Group } from "@/lib/domain/pushgateway/group";
import type { RequestReading } from "./request-reading";
import type { Exchange } from "./use-exchange";

/** How long the text stands still before it is read anew; a large one takes a while to read. */
const readingDelayMs = (body: string) => (body.length > 100_000 ? 150 : 15);

interface Written {
  stepId: string;
  method: string;
  path: string;
  body: string;
}

/** What can be said of a request while it is written; null until the part that reads it has loaded. */
export function useRequestReading(
  { stepId, method, path, body }: Written,
  exchange: Exchange | null,
): RequestReading | null {
  const reader = useReader();
  const groups = useLabState(({ sandbox }) => sandbox.groups, isSameGroups);
  const diagnosis = useLabState(({ verdicts }) => verdicts[stepId]?.diagnosis ?? null);
  const settled = useSettled(stepId, body, readingDelayMs(body));
  const exposition = useMemo(() => reader?.readBody(settled, path), [reader, settled, path]);
  const refusal = useMemo(() => {
    if (!reader) return null;
    if (exchange?.kind === "answered") {
      return reader.readRefusal(exchange.request, exchange.response);
    }
    return exchange?.kind !== "sending" && diagnosis ? reader.placedRefusal(diagnosis, null) : null;
  }, [reader, exchange, diagnosis]);
  return useMemo(
    () =>
      reader && exposition
        ? reader.readRequest({ method, path, body: settled }, exposition, groups, refusal)
        : null,
    [reader, exposition, method, path, settled, groups, refusal],
  );
}

async function loadReader() {
  const [reading, refusal] = await Promise.all([
    import("./request-reading"),
    import("./request-refusal"),
  ]);
  const { readBody, readRequest } = reading;
  const { readRefusal, placedRefusal } = refusal;
  return { readBody, readRequest, readRefusal, placedRefusal };
}

/** Loaded together with the editor, when the page is usable. */
function useReader() {
  const [reader, setReader] = useState<Awaited<ReturnType<typeof loadReader>> | null>(null);
  useEffect(
    () =>
      whenIdle(async (isCancelled) => {
        const loaded = await loadReader();
        if (!isCancelled()) setReader(loaded);
        return undefined;
      }),
    [],
  );
  return reader;
}

/** The groups come anew with each scrape, mostly the same. */
function isSameGroups(a: readonly Group[], b: readonly Group[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
