import { awk } from "./awk/awk";
import { bc } from "./bc/bc";
import { date } from "./date/date";
import { grep } from "./grep/grep";
import { help } from "./host/help";
import { sed } from "./sed/sed";
import { baseTool } from "./text/base";
import { cut } from "./text/cut";
import { headOrTail } from "./text/head-tail";
import { paste } from "./text/paste";
import { sort } from "./text/sort";
import { tr } from "./text/tr";
import { uniq } from "./text/uniq";
import { wc } from "./text/wc";
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
  toolCommand("help", help),
  toolCommand("wc", wc),
  toolCommand("cut", cut),
  toolCommand("tr", tr),
  toolCommand("sort", sort),
  toolCommand("uniq", uniq),
  toolCommand("head", headOrTail("head")),
  toolCommand("tail", headOrTail("tail")),
  toolCommand("paste", paste),
  toolCommand("base64", baseTool(64)),
  toolCommand("base32", baseTool(32)),
];
