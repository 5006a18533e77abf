"use client";

import { UserRound } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Learner } from "@/lib/contract/session";

const YouDialog = lazyPart(() => import("./you-dialog").then((part) => part.YouDialog));

interface YouButtonProps {
  learner: Learner;
  /** Whom a proxy signs in comes back by that alone, and needs no resume code. */
  isSignedInHere: boolean;
}

/** Who is signed in; opens what is theirs: resume code, team, and how to have all of it deleted. */
export function YouButton({ learner, isSignedInHere }: YouButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        title={isSignedInHere ? "Resume code, and what is yours" : "What is yours"}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="max-w-48 shrink! max-md:size-8 max-md:px-0"
      >
        <UserRound aria-hidden className="size-4 shrink-0 md:hidden" />
        <span className="truncate font-normal max-md:sr-only">
          <span className="sr-only">Signed in as </span>
          {learner.name}
        </span>
      </Button>
      {isOpen && (
        <Suspense>
          <YouDialog
            learner={learner}
            hasResumeCode={isSignedInHere}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
