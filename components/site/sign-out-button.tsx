"use client";

import { LogOut } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";

const SignOutDialog = lazyPart(() =>
  import("./sign-out-dialog").then((part) => part.SignOutDialog),
);

/** Signs out after a question: only the resume code leads back to what one leaves. */
export function SignOutButton() {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        onClick={() => setAsking(true)}
        title="Sign out"
        className="max-sm:size-8 max-sm:px-0"
      >
        <LogOut aria-hidden className="size-4 sm:hidden" />
        <span className="max-sm:sr-only">Sign out</span>
      </Button>
      {isAsking && (
        <Suspense>
          <SignOutDialog onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
