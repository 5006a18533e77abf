"use client";

import { useEffect, useState } from "react";
import { useLab } from "@/components/lab/session/lab-session";
import { sendExchange } from "@/components/lab/session/send-exchange";
import { explainApiError } from "@/lib/client/api-error";
import type { Group } from "@/lib/domain/pushgateway/group";
import { formatLabels, groupPath } from "@/lib/domain/pushgateway/grouping-key";
import { writeGroup } from "@/lib/domain/pushgateway/write-group";
import { type GatewayNote, putBackNote } from "./put-back-note";

/** How long a deleted group can be put back, and a note stands. */
const noteMs = 8000;

/** Deletes groups, and puts back what was deleted last by a push of what it held. */
export function useGroupRemoval(onNote: (note: GatewayNote) => void) {
  const { actions } = useLab();
  const [busy, setBusy] = useState<string | null>(null);

  async function remove(group: Group) {
    const path = groupPath(group.labels);
    const key = formatLabels(group.labels);
    const body = writeGroup(group);
    setBusy(key);
    const answer = await sendExchange(actions, { method: "DELETE", path });
    setBusy(null);
    if (!answer.ok) {
      return onNote({ text: `Not deleted. ${explainApiError(answer.error)}`, isError: true });
    }
    const { status } = answer.value;
    const isGone = status === 202 && body !== null;
    onNote({
      text: `Answered ${status} to DELETE ${path}`,
      isError: false,
      ...(isGone && { deleted: { path, body } }),
    });
  }

  async function putBack({ path, body }: { path: string; body: string }) {
    const answer = await sendExchange(actions, { method: "PUT", path, body });
    onNote(
      answer.ok
        ? putBackNote(answer.value.status, { path, body })
        : { text: `Not put back. ${explainApiError(answer.error)}`, isError: true },
    );
  }

  return { busy, remove, putBack };
}

/** The newest note; it goes by itself, but an error stays, and an offer to undo waits for who is about to take it. */
export function useGatewayNote() {
  const [note, setNote] = useState<GatewayNote | null>(null);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!note || note.isError || isHeld) return;
    const timer = setTimeout(() => setNote(null), noteMs);
    return () => clearTimeout(timer);
  }, [note, isHeld]);
  return { note, setNote, setHeld };
}
