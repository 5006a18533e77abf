import type { Metadata } from "next";
import Link from "next/link";
import { Notice } from "@/components/site/notice";
import { SiteHeader } from "@/components/site/site-header";
import { buttonClass } from "@/components/ui/button-class";
import { currentLearner, signOutUrl } from "./current-learner";

export const metadata: Metadata = { title: "Not found" };

export default async function NotFound() {
  return (
    <>
      <SiteHeader learner={await currentLearner()} signOutUrl={await signOutUrl()} />
      <main id="main" className="mx-auto w-full max-w-3xl grow px-4 py-10 sm:py-16">
        <Notice
          title="There is no page at this address"
          actions={
            <Link href="/" className={buttonClass({ variant: "primary" })}>
              Go to the labs
            </Link>
          }
        >
          The lab may have been renamed, or the address is mistyped. Your work is not affected.
        </Notice>
      </main>
    </>
  );
}
