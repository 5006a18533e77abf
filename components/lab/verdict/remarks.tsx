import { Info } from "lucide-react";
import { InlineCode } from "@/components/markdown/inline-code";
import type { Verdict } from "@/lib/domain/verdict/verdict";

/** What is worth knowing and no reason to fail. */
export function Remarks({ remarks }: Pick<Verdict, "remarks">) {
  return remarks.map(({ code, message }) => (
    <p key={code} className="mt-2 flex items-start gap-2 text-[13px] leading-5 text-muted">
      <Info aria-hidden className="mt-[3px] size-3.5 shrink-0" />
      <span>
        <span className="font-medium text-text">Remark</span> <InlineCode text={message} />
      </span>
    </p>
  ));
}
