import { sinkOutput } from "@/lib/shell/language/process/descriptions";
import type { Process } from "@/lib/shell/language/process/process";

/** A time as `date` formats it, in the shell's own time zone. */
export async function formatTime(process: Process, format: string, seconds: number) {
  const child = process.fork();
  let written = "";
  child.descriptors.set(
    1,
    sinkOutput((bytes) => {
      written += bytes;
    }),
  );
  await process.machine.call(child, ["date", "-d", `@${seconds}`, `+${format}`], {
    skipFunctions: true,
  });
  child.descriptors.closeAll();
  process.machine.processes.delete(child.pid);
  return process.decode(written.replace(/\n$/, ""));
}
