"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { CodeBlock } from "@/components/lab/script/code-block";
import { CodeLines } from "@/components/ui/code-lines";
import { Dialog } from "@/components/ui/dialog";
import { Tabs } from "@/components/ui/tabs";
import type { WrittenRequest } from "@/lib/domain/pushgateway/forms/request-form";
import { PasteCommand, type TakenRequest } from "./paste-command";
import { type RequestForm, tellForms } from "./tell-forms";

interface RequestFormsProps {
  request: WrittenRequest;
  /** A command to be read; empty where there is none. */
  command: string;
  /** Takes a request that a pasted command would send. */
  onTake: (request: TakenRequest) => void;
  onClose: () => void;
}

/** The request in each form that sends the same, ready to copy, and the way back from a command. */
export function RequestForms({ request, command, onTake, onClose }: RequestFormsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { method, path, body, names } = request;
  const forms = useMemo(
    () => tellForms({ method, path, body, names }),
    [method, path, body, names],
  );
  const [tab, setTab] = useState<string>(command === "" ? "curl" : "paste");
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  const items = [
    ...forms.map((form) => ({
      id: form.id,
      label: form.name,
      panel: <FormPanel form={form} onHandOver={close} />,
    })),
    {
      id: "paste",
      label: "From a command",
      panel: (
        <PasteCommand
          names={names}
          pasted={command}
          onTake={(taken) => {
            onTake(taken);
            close();
          }}
        />
      ),
    },
  ];
  return (
    <Dialog ref={dialog} title="Other forms of this request" width="wide" onClose={onClose}>
      <Tabs
        label="Forms"
        items={items}
        value={tab}
        onValueChange={setTab}
        className="-m-4 min-h-72"
      />
    </Dialog>
  );
}

function FormPanel({ form, onHandOver }: { form: RequestForm; onHandOver: () => void }) {
  const { note, code, language } = form;
  return (
    <div className="flex flex-col gap-3 p-4">
      {note && <p className="text-sm leading-6 text-muted">{note}</p>}
      {code !== null && (
        <CodeBlock data-source={code} data-language={language} onHandOver={onHandOver}>
          <code className="text-[13px]">
            <CodeLines text={code} />
          </code>
        </CodeBlock>
      )}
    </div>
  );
}
