"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { isRunKey } from "@/components/ui/is-run-key";
import type { TeamNames } from "@/lib/domain/site-names";
import { readCommand } from "@/lib/shell/read-command";

export interface TakenRequest {
  method: string;
  path: string;
  body: string;
}

interface PasteCommandProps {
  names: TeamNames;
  /** What was pasted elsewhere, and stands there at first. */
  pasted: string;
  onTake: (request: TakenRequest) => void;
}

/** Makes a request of a command that was copied from somewhere: curl, with pipes, or within `oc create job`. */
export function PasteCommand({ names, pasted, onTake }: PasteCommandProps) {
  const [command, setCommand] = useState(pasted);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function take() {
    if (command.trim() === "" || isBusy) return;
    setBusy(true);
    setError(null);
    const read = await readCommand(command, names);
    setBusy(false);
    if (!read.ok) return setError(read.error);
    const { method, target, body } = read.value;
    const text = readText(body);
    if (text === null) return setError("The body is not UTF-8 text, so the editor cannot hold it.");
    onTake({ method, path: target, body: text });
  }

  return (
    <div className="flex flex-col gap-3 p-4">
      <Field
        label="Command"
        description="The command is only read, not sent. What it would send replaces the request in the Request tab."
        error={error}
      >
        {(control) => (
          <textarea
            {...control}
            value={command}
            rows={6}
            spellCheck={false}
            autoCapitalize="off"
            autoCorrect="off"
            placeholder={`curl --data-binary @- ${names.gatewayUrl}/metrics/job/…`}
            onChange={({ currentTarget }) => setCommand(currentTarget.value)}
            onKeyDown={(event) => {
              if (!isRunKey(event)) return;
              event.preventDefault();
              void take();
            }}
            className="w-full rounded border bg-code px-3 py-2 font-mono text-[13px] leading-5"
          />
        )}
      </Field>
      <Button
        variant="primary"
        isBusy={isBusy}
        disabled={command.trim() === ""}
        onClick={() => void take()}
        className="self-start"
      >
        Put into the request
      </Button>
    </div>
  );
}

function readText(body: Uint8Array | null): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body ?? undefined);
  } catch {
    return null;
  }
}
