"use client";

import { useRef, useState } from "react";
import { countGroups } from "@/components/lab/pipeline/count-groups";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { resetSandbox, restartGateway } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";
import type { TeamNames } from "@/lib/domain/site-names";

interface GatewayControlsProps {
  groups: number;
  /** What the app can do to these servers. */
  can: { restart: boolean; reset: boolean };
  /** What the cluster of this site calls the gateway's pod. */
  names: Pick<TeamNames, "teamNamespace" | "gatewaySelector">;
  onNote: (note: { text: string; isError: boolean }) => void;
}

/**
 * Restart of the gateway and reset of the sandbox, each after a question that says what is lost; and where
 * the gateway is not the app's to restart, who does it.
 */
export function GatewayControls({ groups, can, names, onNote }: GatewayControlsProps) {
  return (
    <>
      {can.reset && <ResetSandbox onNote={onNote} />}
      {can.restart ? (
        <RestartGateway groups={groups} onNote={onNote} />
      ) : (
        <RestartElsewhere {...names} />
      )}
    </>
  );
}

/** The command is the one that the instructions print. */
function RestartElsewhere({ teamNamespace, gatewaySelector }: GatewayControlsProps["names"]) {
  const command = `oc -n ${teamNamespace} delete pod -l ${gatewaySelector}`;
  return (
    <div className="flex basis-full flex-wrap items-center gap-x-2 text-[13px] text-muted">
      <p>This gateway runs in the cluster. In a terminal there, this restarts it:</p>
      <code className="font-mono text-text [overflow-wrap:anywhere]">{command}</code>
      <CopyButton text={command} />
    </div>
  );
}

function ResetSandbox({ onNote }: Pick<GatewayControlsProps, "onNote">) {
  return (
    <Confirmed
      name="Reset sandbox"
      variant="ghost"
      confirm="Reset now"
      act={resetSandbox}
      done="Both servers start anew."
      onNote={onNote}
    >
      <p>
        Your Pushgateway and your Prometheus start anew, without groups and without history. Steps
        that have passed stay passed, and your drafts stay.
      </p>
    </Confirmed>
  );
}

function RestartGateway({ groups, onNote }: Pick<GatewayControlsProps, "groups" | "onNote">) {
  return (
    <Confirmed
      name="Restart gateway"
      variant="quiet"
      confirm="Restart now"
      act={restartGateway}
      done="The gateway starts anew, without groups."
      onNote={onNote}
    >
      <p>
        This does what deleting the gateway&apos;s pod does: it starts anew and remembers nothing.
        You lose {groups === 0 ? "nothing, as it holds no groups" : countGroups(groups)}. Prometheus
        goes on and keeps its history.
      </p>
    </Confirmed>
  );
}

interface ConfirmedProps {
  name: string;
  variant: "quiet" | "ghost";
  confirm: string;
  act: typeof restartGateway;
  done: string;
  onNote: GatewayControlsProps["onNote"];
  children: React.ReactNode;
}

function Confirmed({ name, variant, confirm, act, done, onNote, children }: ConfirmedProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setBusy] = useState(false);

  async function run() {
    dialog.current?.close();
    setBusy(true);
    const answer = await act();
    setBusy(false);
    onNote(
      answer.ok
        ? { text: done, isError: false }
        : { text: `${name} failed. ${explainApiError(answer.error)}`, isError: true },
    );
  }

  return (
    <>
      <Button
        size="small"
        variant={variant}
        isBusy={isBusy}
        onClick={() => dialog.current?.showModal()}
      >
        {name}
      </Button>
      <Dialog
        ref={dialog}
        title={name}
        actions={
          <>
            <Button onClick={() => dialog.current?.close()}>Cancel</Button>
            <Button variant="danger" onClick={() => void run()}>
              {confirm}
            </Button>
          </>
        }
      >
        <div className="text-sm leading-6">{children}</div>
      </Dialog>
    </>
  );
}
