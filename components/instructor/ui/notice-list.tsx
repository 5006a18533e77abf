"use client";

import { Toast } from "@base-ui/react/toast";
import { cx } from "class-variance-authority";
import { CircleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { useNotices } from "@/components/instructor/session/board-session";
import { buttonClass } from "@/components/ui/button-class";

/** Shows what is told by `useNotices` above the page. */
export function NoticeList({ children }: { children: ReactNode }) {
  const { manager } = useNotices();
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2">
          <Notices />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Notices() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={cx(
        "rounded border bg-panel text-text data-ending-style:opacity-0 data-limited:hidden",
        toast.type === "failed" && "border-failed/50",
      )}
    >
      <Toast.Content className="flex items-start gap-2 py-2 pr-2 pl-3">
        {toast.type === "failed" && (
          <CircleAlert aria-hidden className="mt-2 size-4 shrink-0 text-failed" />
        )}
        <Toast.Title
          render={<p />}
          className="min-w-0 grow py-1.5 text-sm leading-5 [overflow-wrap:anywhere]"
        />
        <Toast.Close
          aria-label="Dismiss"
          className={buttonClass({ variant: "ghost", size: "icon" })}
        >
          <X aria-hidden className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
