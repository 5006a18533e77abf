import { awk } from "./awk/awk";
import { bc } from "./bc/bc";
import { date } from "./date/date";
import { diff } from "./diff/diff";
import { find } from "./find/find";
import { grep } from "./grep/grep";
import { help } from "./host/help";
import { install } from "./host/install";
import { stat } from "./host/stat";
import { touch } from "./host/touch";
import { truncate } from "./host/truncate";
import { whoami } from "./host/whoami";
import { jq, type LoadJq } from "./jq/jq";
import { du } from "./ls/du";
import { ls } from "./ls/ls";
import { sed } from "./sed/sed";
import { baseTool } from "./text/base";
import { basename } from "./text/basename";
import { cat } from "./text/cat";
import { checksum } from "./text/checksum";
import { cksum } from "./text/cksum";
import { cmp } from "./text/cmp";
import { column } from "./text/column";
import { comm } from "./text/comm";
import { cut } from "./text/cut";
import { envsubst } from "./text/envsubst";
import { expr } from "./text/expr";
import { fold } from "./text/fold";
import { headOrTail } from "./text/head-tail";
import { join } from "./text/join";
import { nl } from "./text/nl";
import { numfmt } from "./text/numfmt";
import { od } from "./text/od";
import { paste } from "./text/paste";
import { seq } from "./text/seq";
import { shuf } from "./text/shuf";
import { sort } from "./text/sort";
import { split } from "./text/split";
import { rev, tac } from "./text/tac";
import { tr } from "./text/tr";
import { uniq } from "./text/uniq";
import { wc } from "./text/wc";
import { xxd } from "./text/xxd";
import { toolCommand } from "./tool";

/** The tools of the lab's shell that the simulated bash lacks, or has otherwise than the real ones are. */
export const createTools = (loadJq: LoadJq) => [
  toolCommand("jq", jq(loadJq)),
  toolCommand("grep", grep("grep")),
  toolCommand("egrep", grep("egrep")),
  toolCommand("fgrep", grep("fgrep")),
  toolCommand("sed", sed),
  toolCommand("awk", awk),
  toolCommand("mawk", awk),
  toolCommand("date", date),
  toolCommand("bc", bc),
  toolCommand("help", help),
  toolCommand("find", find),
  toolCommand("ls", ls),
  toolCommand("du", du),
  toolCommand("stat", stat),
  toolCommand("touch", touch),
  toolCommand("truncate", truncate),
  toolCommand("install", install),
  toolCommand("whoami", whoami),
  toolCommand("basename", basename),
  toolCommand("cat", cat),
  toolCommand("cmp", cmp),
  toolCommand("diff", diff),
  toolCommand("expr", expr),
  toolCommand("nl", nl),
  toolCommand("od", od),
  toolCommand("seq", seq),
  toolCommand("wc", wc),
  toolCommand("cut", cut),
  toolCommand("tr", tr),
  toolCommand("sort", sort),
  toolCommand("uniq", uniq),
  toolCommand("head", headOrTail("head")),
  toolCommand("tail", headOrTail("tail")),
  toolCommand("paste", paste),
  toolCommand("column", column),
  toolCommand("comm", comm),
  toolCommand("fold", fold),
  toolCommand("join", join),
  toolCommand("tac", tac),
  toolCommand("rev", rev),
  toolCommand("shuf", shuf),
  toolCommand("numfmt", numfmt),
  toolCommand("xxd", xxd),
  toolCommand("split", split),
  toolCommand("envsubst", envsubst),
  toolCommand("cksum", cksum),
  toolCommand("md5sum", checksum("MD5")),
  toolCommand("sha1sum", checksum("SHA1")),
  toolCommand("sha224sum", checksum("SHA224")),
  toolCommand("sha256sum", checksum("SHA256")),
  toolCommand("sha384sum", checksum("SHA384")),
  toolCommand("sha512sum", checksum("SHA512")),
  toolCommand("base64", baseTool(64)),
  toolCommand("base32", baseTool(32)),
];
