import { useLab } from "@/components/lab/session/lab-session";
import type { ApiError } from "@/lib/client/api-error";
import type { HelpEvent } from "@/lib/contract/classroom/help";
import type { Result } from "@/lib/domain/result";
import { useAction } from "./use-action";

/** Something that is done with the request for help as it stands; the page shows how it stands by the answer. */
export function useHelpAction(help: HelpEvent | null) {
  const { actions } = useLab();
  const { run, ...action } = useAction();
  return {
    ...action,
    run: (change: () => Promise<Result<HelpEvent, ApiError>>) =>
      run(async () => {
        const answer = await change();
        if (answer.ok) actions.helpAnswered(help, answer.value);
        return answer;
      }),
  };
}
