import { LineEnd, SyntaxFault } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import { findOnlyBash } from "@/lib/shell/language/syntax/only-bash";
import { ScriptReader } from "@/lib/shell/language/syntax/script-reader";
import type { Statement } from "@/lib/shell/language/syntax/tree";

/** Runs the text of a script, line after line: what is wrong with a line ends it there. */
export async function runText(process: Process, text: string, line = 1): Promise<number> {
  const reader = new ScriptReader(text, line);
  for (;;) {
    const statements = reader.next(process.hasShopt("extglob"));
    for (const warning of reader.takeWarnings()) await process.complain(warning);
    if (statements === null) return process.status;
    if (process.isSh) refuseOnlyBash(process, statements);
    try {
      await process.machine.run(process, statements);
    } catch (error) {
      if (!(error instanceof LineEnd)) throw error;
      process.status = error.status;
    }
  }
}

function refuseOnlyBash({ name }: Process, statements: readonly Statement[]): void {
  const found = findOnlyBash(statements);
  if (found === null) return;
  const why =
    "is not supported in this shell as sh: sh is dash, as on Debian and Ubuntu; bash has it";
  throw new SyntaxFault(`${name}: ${found} ${why}\n`);
}
