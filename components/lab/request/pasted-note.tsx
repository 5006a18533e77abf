"use client";

import { Button } from "@/components/ui/button";
import {
  isPastedCommand,
  type PastedRequest,
  takePastedRequest,
} from "@/lib/domain/pushgateway/exposition/pasted-request";

interface PastedNoteProps {
  body: string;
  onTakeRequest: (request: PastedRequest) => void;
  onReadCommand: () => void;
}

/** Where the body contains a whole request or a command, the way to the places where it belongs. */
export function PastedNote({ body, onTakeRequest, onReadCommand }: PastedNoteProps) {
  const request = takePastedRequest(body);
  if (request) {
    return (
      <>
        <span className="text-text">
          The body contains {request.method ? "a method and a path" : "a path"}.
        </span>
        <Button size="small" onClick={() => onTakeRequest(request)}>
          {request.method ? "Move to method and path" : "Move to the path"}
        </Button>
      </>
    );
  }
  if (!isPastedCommand(body)) return null;
  return (
    <>
      <span className="text-text">The body contains a command.</span>
      <Button size="small" onClick={onReadCommand}>
        Read the command
      </Button>
    </>
  );
}
