import { draftPrefix } from "@/lib/client/draft-mirror";
import { useActiveStep, useLab } from "./lab-session";

/** Marks the part of the page whose fields are of a draft, for what is typed there early (see `EarlyDrafts`). */
export function useDraftMarks() {
  const { lab, learner } = useLab();
  const step = useActiveStep();
  return { "data-drafts": draftPrefix(learner.id, lab.id), "data-works": step?.id };
}
