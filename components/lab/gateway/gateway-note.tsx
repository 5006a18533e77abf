import { countGroups } from "@/components/lab/pipeline/count-groups";
import { Button } from "@/components/ui/button";
import { handFocusOn } from "@/components/ui/hand-focus-on";
import type { GatewayNote } from "./put-back-note";

interface GatewayNoteLineProps {
  note: GatewayNote | null;
  groups: number;
  onUndo: (deleted: NonNullable<GatewayNote["deleted"]>) => void;
  /** The pointer or the focus is on the offer to undo. */
  onHold: (isHeld: boolean) => void;
}

/** Undo while it is offered, else what came of the action. */
export const afterDelete = handFocusOn("[data-gateway-undo]", "[data-gateway-note]");
const afterUndo = handFocusOn("[data-gateway-note]");

/** A row may go before the answer to its delete is there; the note has held the focus for Undo since. */
function undoComes(undo: HTMLElement | null) {
  if (document.activeElement?.matches("[data-gateway-note]")) undo?.focus({ preventScroll: true });
  return afterUndo(undo);
}

/** What came of the newest action, with the way back from a delete; at rest what the gateway holds. */
export function GatewayNoteLine({ note, groups, onUndo, onHold }: GatewayNoteLineProps) {
  const deleted = note?.deleted;
  return (
    <div className="flex min-h-10 min-w-0 grow basis-60 items-center gap-3 text-[13px] leading-5">
      {!note && <p className="text-sm text-muted tabular-nums">{sentence(countGroups(groups))}</p>}
      <p
        role="status"
        data-gateway-note
        tabIndex={-1}
        aria-label="Gateway"
        className={`min-w-0 [overflow-wrap:anywhere] ${note?.isError ? "text-failed" : "text-muted"}`}
      >
        {note?.text}
      </p>
      {deleted && (
        <Button
          ref={undoComes}
          data-gateway-undo
          size="small"
          onClick={() => {
            onHold(false);
            onUndo(deleted);
          }}
          onPointerEnter={() => onHold(true)}
          onPointerLeave={() => onHold(false)}
          onFocus={({ currentTarget }) => onHold(currentTarget.matches(":focus-visible"))}
          onBlur={() => onHold(false)}
        >
          Undo
        </Button>
      )}
    </div>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
