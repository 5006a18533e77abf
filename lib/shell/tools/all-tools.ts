import { awk } from "./awk/awk";
import { bc } from "./bc/bc";
import { date } from "./date/date";
import { grep } from "./grep/grep";
import { sed } from "./sed/sed";
import { toolCommand } from "./tool";

/** The tools of the lab's shell that the simulated bash lacks, or has otherwise than the real ones are. */
export const tools = [
  toolCommand("grep", grep("grep")),
  toolCommand("egrep", grep("egrep")),
  toolCommand("fgrep", grep("fgrep")),
  toolCommand("sed", sed),
  toolCommand("awk", awk),
  toolCommand("mawk", awk),
  toolCommand("date", date),
  toolCommand("bc", bc),
];
