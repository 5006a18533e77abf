import { Flag, Pause } from "lucide-react";
import { InlineCode } from "@/components/markdown/inline-code";
import type { WorkshopEvent } from "@/lib/contract/classroom/workshop";

/** That the class has a pause, or is over, and what that means here. */
export function ClassState({ workshop: { state, message } }: { workshop: WorkshopEvent }) {
  const Icon = state === "paused" ? Pause : Flag;
  return (
    <div className="flex items-start gap-2.5 text-sm leading-6">
      <Icon aria-hidden className="mt-1 size-4 shrink-0 text-waiting" />
      <div className="min-w-0 grow">
        {state === "paused" ? (
          <p>
            <span className="font-medium">The class has a pause.</span> What you write is kept;
            nothing is sent or checked until it goes on.
          </p>
        ) : (
          <p>
            <span className="font-medium">This workshop has ended.</span> What you have done stays,
            and you may go on by yourself.
          </p>
        )}
        {state === "paused" && message && (
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">
            <InlineCode text={message} />
          </p>
        )}
      </div>
    </div>
  );
}
