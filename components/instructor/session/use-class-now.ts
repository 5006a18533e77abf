import { useNow } from "@/lib/client/ticker";
import { useBoardState } from "./board-session";

/** The clock to measure by how long somebody has waited; it stands still when the workshop has ended. */
export function useClassNow(): number | null {
  const now = useNow(15_000);
  const endedAt = useBoardState(({ workshop }) => workshop.endedAt);
  return endedAt === null || now === null ? now : Math.min(now, Date.parse(endedAt));
}
