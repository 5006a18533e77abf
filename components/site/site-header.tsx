import { cx } from "class-variance-authority";
import { SquareTerminal } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import type { Learner } from "@/lib/contract/session";
import { EarlyPart } from "./early-part";
import { OfflineNote } from "./offline-note";
import { ShortcutsButton } from "./shortcuts-button";
import { SignOutButton } from "./sign-out-button";
import { ThemeButton } from "./theme-button";
import { YouButton } from "./you-button";

interface SiteHeaderProps {
  /** Who is signed in. */
  learner: Learner | null;
  /** Where the page is, after the product's name. */
  place?: { label: string; href: string };
  /** Controls of the page itself, for example a mode. */
  actions?: ReactNode;
  isWide?: boolean;
  /** Where one signs out elsewhere; null where that is not known, undefined where it is done here. */
  signOutUrl?: string | null | undefined;
}

/** One line: where you are on the left, who you are and how the page looks on the right. */
export function SiteHeader({
  learner,
  place,
  actions,
  isWide = false,
  signOutUrl,
}: SiteHeaderProps) {
  return (
    <header className="shrink-0 border-b bg-panel">
      <div
        className={cx(
          "flex h-12 items-center gap-1 px-3 sm:gap-2 sm:px-4",
          !isWide && "mx-auto max-w-3xl",
        )}
      >
        <nav aria-label="Breadcrumb" className="flex min-w-0 grow items-center gap-2 text-sm">
          <Link href="/" className="flex items-center gap-2 rounded font-semibold text-text">
            <Mark />
            <span className={cx(place && "max-md:sr-only")}>Scrapelab</span>
          </Link>
          {place && (
            <>
              <span aria-hidden className="text-line-strong max-sm:hidden">
                /
              </span>
              <Link
                href={place.href}
                className="min-w-0 truncate rounded text-muted hover:text-text"
              >
                {place.label}
              </Link>
            </>
          )}
        </nav>
        <OfflineNote />
        <EarlyPart>
          {actions}
          {learner && (
            <Link
              href="/terminal"
              prefetch={false}
              title="Use your own terminal"
              aria-label="Use your own terminal"
              className={buttonClass({
                variant: "ghost",
                size: "icon",
                className: "max-sm:hidden",
              })}
            >
              <SquareTerminal aria-hidden className="size-4" />
            </Link>
          )}
          <ShortcutsButton />
          <ThemeButton />
          {learner && (
            <>
              <YouButton learner={learner} isSignedInHere={signOutUrl === undefined} />
              {signOutUrl === undefined && <SignOutButton />}
              {signOutUrl && (
                <a href={signOutUrl} className={buttonClass({ variant: "ghost" })}>
                  Sign out
                </a>
              )}
            </>
          )}
        </EarlyPart>
      </div>
    </header>
  );
}

/** A target with a scraped sample in it: the product's mark, in the text's own colour. */
function Mark() {
  return (
    <svg aria-hidden viewBox="0 0 20 20" className="size-5 shrink-0" fill="none">
      <circle cx="10" cy="10" r="8" stroke="currentColor" strokeWidth="1.75" opacity="0.35" />
      <path
        d="M10 2a8 8 0 0 1 8 8"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <circle cx="10" cy="10" r="3.25" fill="currentColor" />
    </svg>
  );
}
