import { LineEnd } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import { ScriptReader } from "@/lib/shell/language/syntax/script-reader";

/** Runs the text of a script, line after line: what is wrong with a line ends it there. */
export async function runText(process: Process, text: string, line = 1): Promise<number> {
  const reader = new ScriptReader(text, line);
  for (;;) {
    const statements = reader.next(process.hasShopt("extglob"));
    for (const warning of reader.takeWarnings()) await process.complain(warning);
    if (statements === null) return process.status;
    try {
      await process.machine.run(process, statements);
    } catch (error) {
      if (!(error instanceof LineEnd)) throw error;
      process.status = error.status;
    }
  }
}
