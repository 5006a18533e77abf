import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const calloutClass = cva("flex gap-2.5 rounded px-3 py-2.5 text-sm leading-6", {
  variants: {
    tone: {
      note: "bg-raised text-text",
      warning: "bg-warning-ground text-text",
      failed: "bg-failed-ground text-text",
    },
  },
  defaultVariants: { tone: "note" },
});

const icons = { note: Info, warning: TriangleAlert, failed: CircleAlert } as const;
const iconColours = { note: "text-muted", warning: "text-warning", failed: "text-failed" } as const;

interface CalloutProps extends VariantProps<typeof calloutClass> {
  title?: string;
  className?: string;
  children: ReactNode;
}

/** A remark set apart from the text by its ground and an icon. */
export function Callout({ tone, title, className, children }: CalloutProps) {
  const kind = tone ?? "note";
  const Icon = icons[kind];
  return (
    <div className={calloutClass({ tone, className })}>
      <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${iconColours[kind]}`} />
      <div data-callout className="min-w-0 grow">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  );
}
