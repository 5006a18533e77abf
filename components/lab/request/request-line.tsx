"use client";

import { type ReactNode, useId } from "react";
import { useLab } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { TextInput } from "@/components/ui/text-input";
import { longestPath } from "@/lib/contract/longest-path";
import { readRequestLine } from "@/lib/domain/pushgateway/exposition/request-line";
import { formMethods } from "@/lib/domain/pushgateway/forms/form-methods";
import { type TeamNames, withoutGatewayBase } from "@/lib/domain/site-names";

/** Of a whole request line or address, which is what stands in commands, each part goes to its place. */
function readPath(text: string, names: TeamNames): { method?: string; path: string } {
  const request = /^\s*[a-z]*\s*(https?:\/\/[^/\s]+)?\//i.test(text) ? readRequestLine(text) : null;
  const method = formMethods.find((each) => each === request?.method);
  if (request && method) return { method, path: withoutGatewayBase(request.path, names) };
  const path = text.replace(/^\s*https?:\/\/[^/\s]+(?=\/)/i, "");
  return { path: path === text ? text : withoutGatewayBase(path, names) };
}

interface RequestLineProps {
  method: string;
  path: string;
  isBusy: boolean;
  /** Then the next step is the one next action, and Send steps back. */
  isPassed: boolean;
  onChange: (change: { method?: string; path?: string }) => void;
  /** What the request would do, told below it. */
  preview: ReactNode;
  onOtherForms: () => void;
}

/** Method, path and Send in one line; below it the group that the path names, and what would become of it. */
export function RequestLine({
  method,
  path,
  isBusy,
  isPassed,
  onChange,
  preview,
  onOtherForms,
}: RequestLineProps) {
  const keyId = useId();
  const { names } = useLab();
  return (
    <div className="flex shrink-0 flex-col gap-2 p-3">
      <div className="flex flex-wrap gap-2">
        <NativeSelect
          aria-label="Method"
          data-draft="request.method"
          autoComplete="off"
          value={method}
          isCode
          onChange={(event) => onChange({ method: event.currentTarget.value })}
          className="w-28"
        >
          {formMethods.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </NativeSelect>
        <TextInput
          aria-label="Path"
          data-draft="request.path"
          aria-describedby={keyId}
          value={path}
          isCode
          onChange={(event) => onChange(readPath(event.currentTarget.value, names))}
          placeholder="/metrics/job/…"
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          autoComplete="off"
          maxLength={longestPath}
          className="max-sm:order-last max-sm:basis-full sm:flex-1"
        />
        <Button
          type="submit"
          variant={isPassed ? "quiet" : "primary"}
          isBusy={isBusy}
          disabled={path === ""}
          className="max-sm:ml-auto"
        >
          Send
        </Button>
      </div>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div
          id={keyId}
          className="flex max-h-44 min-h-12 min-w-0 flex-1 basis-60 flex-col gap-0.5 overflow-y-auto text-[13px] leading-5 lg:h-18"
        >
          {preview}
        </div>
        <Button size="small" variant="ghost" onClick={onOtherForms}>
          Other forms
        </Button>
      </div>
    </div>
  );
}
