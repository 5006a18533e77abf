import { countGroups } from "@/components/lab/pipeline/pipeline-state";
import { Button } from "@/components/ui/button";
import type { GatewayNote } from "./put-back-note";

interface GatewayNoteLineProps {
  note: GatewayNote | null;
  groups: number;
  onUndo: (deleted: NonNullable<GatewayNote["deleted"]>) => void;
  /** The pointer or the focus is on the offer to undo. */
  onHold: (isHeld: boolean) => void;
}

/** What came of the newest action, with the way back from a delete; at rest what the gateway holds. */
export function GatewayNoteLine({ note, groups, onUndo, onHold }: GatewayNoteLineProps) {
  const deleted = note?.deleted;
  return (
    <div className="flex h-10 min-w-0 grow basis-60 items-center gap-3 text-[13px] leading-5">
      {!note && <p className="text-sm text-muted tabular-nums">{countGroups(groups)}</p>}
      <p
        role="status"
        aria-label="Gateway"
        className={`min-w-0 [overflow-wrap:anywhere] ${note?.isError ? "text-failed" : "text-muted"}`}
      >
        {note && <span className="line-clamp-2">{note.text}</span>}
      </p>
      {deleted && (
        <Button
          size="small"
          onClick={() => {
            onHold(false);
            onUndo(deleted);
          }}
          onPointerEnter={() => onHold(true)}
          onPointerLeave={() => onHold(false)}
          onFocus={() => onHold(true)}
          onBlur={() => onHold(false)}
        >
          Undo
        </Button>
      )}
    </div>
  );
}
