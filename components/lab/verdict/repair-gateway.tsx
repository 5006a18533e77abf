"use client";

import { useState } from "react";
import { useLab } from "@/components/lab/session/lab-session";
import { sendExchange } from "@/components/lab/session/send-exchange";
import { Button } from "@/components/ui/button";
import { explainApiError } from "@/lib/client/api-error";

interface RepairGatewayProps {
  /** The path of the one group that poisons the gateway. */
  path: string;
  /** The group's labels, as the verdict has them. */
  group: string;
}

/** Deletes the one group that poisons the gateway; the verdict that follows takes the button away. */
export function RepairGateway({ path, group }: RepairGatewayProps) {
  const { actions } = useLab();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function repair(button: HTMLElement) {
    const step = button.closest("[data-step]");
    setBusy(true);
    setProblem(null);
    const answer = await sendExchange(actions, { method: "DELETE", path });
    setBusy(false);
    if (!answer.ok) setProblem(explainApiError(answer.error));
    else if (answer.value.status >= 400) setProblem(`The gateway answered ${answer.value.status}.`);
    else focusCheck(step);
  }

  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        size="small"
        variant="danger"
        isBusy={isBusy}
        onClick={({ currentTarget }) => void repair(currentTarget)}
      >
        Delete this group
      </Button>
      <p className="min-w-0 font-mono text-[13px] text-muted [overflow-wrap:anywhere]">{group}</p>
      <p role="alert" className="w-full text-sm text-failed empty:hidden">
        {problem && `Not deleted. ${problem}`}
      </p>
    </div>
  );
}

/** This part goes away with the verdict; the focus stays at its step. */
function focusCheck(step: Element | null): void {
  step?.querySelector<HTMLElement>("[data-check]")?.focus();
}
