import { changeWorkshop } from "@/lib/client/instructor/actions";
import { useAct, useBoardState, useShow } from "./board-session";

/**
 * Changes the workshop and shows how it is by the answer: the event that says so to all boards may be long on its way.
 * One that has come since is not older. Resolves to whether it was done.
 */
export function useChangeWorkshop() {
  const act = useAct();
  const show = useShow();
  const before = useBoardState((page) => page.workshop);
  return async (change: Parameters<typeof changeWorkshop>[0], done?: string): Promise<boolean> => {
    const changed = await act(changeWorkshop(change), done);
    if (!changed) return false;
    const { labs: _, ...answer } = changed.value;
    show(({ workshop }) => (workshop === before ? { workshop: { ...workshop, ...answer } } : {}));
    return true;
  };
}
