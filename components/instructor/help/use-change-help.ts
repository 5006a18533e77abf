import { useAct, useShow } from "@/components/instructor/session/board-session";
import { changeHelp } from "@/lib/client/instructor/actions";
import type { HelpEntry } from "@/lib/contract/classroom/help";
import { withAnswer } from "./queue";

/**
 * Changes a request and shows how it stands by the answer: the event that says so to all boards may be long on its
 * way, or not come at all, as behind a proxy that holds events back. Resolves to whether it was done.
 */
export function useChangeHelp(entry: HelpEntry) {
  const act = useAct();
  const show = useShow();
  return async (change: Parameters<typeof changeHelp>[1]): Promise<boolean> => {
    const changed = await act(changeHelp(entry.id, change));
    if (changed) show(({ help }) => ({ help: withAnswer(help, entry, changed.value) }));
    return changed !== null;
  };
}
