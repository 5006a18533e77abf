import { Fragment } from "react";
import { Modal } from "@/components/instructor/ui/modal";
import { Kbd } from "@/components/ui/kbd";

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["j"], "Go to the next cause or request for help"],
  [["k"], "Go to the one before"],
  [["h"], "Send a hint to those whom the cause concerns"],
  [["c"], "Claim the request for help, or else the first one"],
  [["←", "↑", "→", "↓"], "Move through the progress, with Home, End and the Page keys"],
  [["Enter"], "Open the learner of a row"],
  [["Esc"], "Close the learner, or what is open"],
  [["?"], "Show these keys"],
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="Keyboard" onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-3 text-sm">
        {keys.map(([each, does]) => (
          <Fragment key={does}>
            <dt className="flex gap-1">
              {each.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="mt-4 text-[0.8125rem] text-muted">
        Single keys do nothing while you type in a field.
      </p>
    </Modal>
  );
}
