import { Callout } from "@/components/ui/callout";

/** An instructor has closed the step. */
export function ClosedStep() {
  return (
    <Callout title="This step is closed">
      Your instructor has closed it, so it is not checked now. What you do is kept, and counts when
      it opens again.
    </Callout>
  );
}
