import Link from "next/link";
import { Notice } from "@/components/site/notice";
import { buttonClass } from "@/components/ui/button-class";

/** Within a lab's frame: the lab exists, the task does not. */
export default function TaskNotFound() {
  return (
    <Notice
      title="This lab has no such task"
      actions={
        <Link href="/" className={buttonClass({ variant: "primary" })}>
          Go to the labs
        </Link>
      }
    >
      The task may have been renamed, or the address is mistyped. Your work is not affected.
    </Notice>
  );
}
