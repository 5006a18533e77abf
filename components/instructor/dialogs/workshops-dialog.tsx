"use client";

import { useEffect, useState } from "react";
import { downloadExport } from "@/components/instructor/bar/download-export";
import { DeleteWorkshopDialog } from "@/components/instructor/dialogs/delete-workshop-dialog";
import { useAreNamesHidden } from "@/components/instructor/session/names";
import { Modal } from "@/components/instructor/ui/modal";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { explainApiError } from "@/lib/client/api-error";
import { getWorkshops } from "@/lib/client/instructor/actions";
import type { WorkshopAnswer } from "@/lib/contract/classroom/workshop";

/** All workshops that are kept, to look at and to take home. */
export function WorkshopsDialog({ onClose }: { onClose: () => void }) {
  const areNamesHidden = useAreNamesHidden();
  const [workshops, setWorkshops] = useState<readonly WorkshopAnswer[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<WorkshopAnswer | null>(null);
  const isAsked = leaving === null;
  useEffect(() => {
    if (!isAsked) return;
    void getWorkshops().then((answer) => {
      if (answer.ok) setWorkshops(answer.value.workshops);
      else setProblem(explainApiError(answer.error));
    });
  }, [isAsked]);
  if (leaving) {
    return (
      <DeleteWorkshopDialog
        workshop={leaving}
        isCurrent={leaving.id === workshops?.[0]?.id}
        onClose={() => setLeaving(null)}
      />
    );
  }
  return (
    <Modal title="Workshops" onClose={onClose}>
      <p role="alert" className="text-sm text-failed empty:hidden">
        {problem}
      </p>
      {!workshops && !problem && <p className="text-sm text-muted">Loading …</p>}
      <ul className="flex flex-col">
        {workshops?.map((workshop, index) => {
          const { id, name, startedAt, state } = workshop;
          return (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2 text-sm last:border-b-0"
            >
              <a
                href={
                  index === 0 ? "/instructor" : `/instructor?workshop=${encodeURIComponent(id)}`
                }
                className="rounded font-medium underline decoration-line-strong underline-offset-2"
              >
                {name}
              </a>
              <span className="grow text-muted">
                <LocalTime at={startedAt} style="date" />
                {state !== "ended" && " · now"}
              </span>
              <span className="flex shrink-0 gap-1.5">
                <Button size="small" onClick={() => downloadExport("csv", areNamesHidden, id)}>
                  CSV
                </Button>
                <Button size="small" onClick={() => downloadExport("json", areNamesHidden, id)}>
                  JSON
                </Button>
                {state === "ended" && (
                  <Button
                    size="small"
                    variant="danger"
                    aria-label={`Delete ${name}`}
                    onClick={() => setLeaving(workshop)}
                  >
                    Delete
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
