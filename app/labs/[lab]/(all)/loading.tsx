import { Skeleton } from "@/components/ui/skeleton";

/** Holds the place of the instructions: title, contents, first paragraphs. */
export default function LabLoading() {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading the instructions
      </p>
      <Skeleton className="h-8 w-64 max-w-full" />
      <Skeleton className="mt-2 h-5 w-36" />
      <Skeleton className="mt-4 h-53 w-full" />
      {["w-full", "w-11/12", "w-full", "w-4/5", "w-2/3"].map((width, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines that never change
        <Skeleton key={i} className={`mt-4 h-4 ${width}`} />
      ))}
    </div>
  );
}
