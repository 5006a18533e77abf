import { useLabState } from "@/components/lab/session/lab-session";

/** How many of these steps have passed, as it is now. */
export function useCount(steps: readonly { id: string }[]): { passed: number; total: number } {
  const passed = useLabState(
    ({ verdicts }) => steps.filter(({ id }) => verdicts[id]?.outcome === "passed").length,
  );
  return { passed, total: steps.length };
}
