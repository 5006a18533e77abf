import type { ComparisonCase } from "@/tools/shell-comparison/comparison-case";

const health = "http://localhost:9091/-/healthy";
const at = "http://localhost:9091/metrics/job/demo";

/** How curl reads its command line. */
export const curlUsageCases: readonly ComparisonCase[] = [
  {
    option: "`-sSfd` joined",
    does: "four options and the value",
    script: `curl -sSfd 'a 1' ${at}`,
  },
  { option: "`-sSfd'a 1'`", does: "the value joined as well", script: `curl -sSfd'a 1' ${at}` },
  { option: "`--`", does: "is passed over", script: `curl -s -- ${health}` },
  { option: "options after the address", does: "count as well", script: `curl ${health} -s -i` },
  {
    option: "`--no-silent`",
    does: "switches off again",
    script: "curl -s --no-silent http://nowhere.invalid/",
  },
  {
    option: "a long option cut short",
    does: "is taken while unique",
    script: `curl --includ ${health}`,
  },
  {
    option: "a long option cut too short",
    does: "is ambiguous, exit 2",
    script: `curl --data- a ${health}`,
  },
  { option: "unknown long option", does: "exit 2", script: `curl --nonsense ${health}` },
  { option: "unknown short option", does: "exit 2", script: `curl -s? ${health}` },
  { option: "missing value, long", does: "exit 2", script: "curl --data" },
  { option: "missing value, short", does: "exit 2", script: `curl ${health} -d` },
  { option: "no address", does: "exit 2", script: "curl -s" },
  { option: "no word at all", does: "exit 2", script: "curl" },
  { option: "an empty address", does: "exit 3", script: "curl ''" },

  { option: "`-`", does: "is unknown, exit 2", script: "curl -" },
  { option: "`--` before a word with `-`", does: "makes it an address", script: "curl -- -x" },
  { option: "`--no-data`", does: "refuses, exit 2", script: `curl --no-data x ${health}` },
  { option: "`-m -1`", does: "refuses, exit 2", script: `curl -m -1 ${health}` },
  {
    option: "`--connect-timeout TEXT`",
    does: "refuses, exit 2",
    script: `curl --connect-timeout x ${health}`,
  },
  {
    option: "`--max-redirs TEXT`",
    does: "refuses, exit 2",
    script: `curl --max-redirs x ${health}`,
  },
  {
    option: "`-T` with `-d`",
    does: "refuses, exit 2",
    script: `curl -T m.txt -d x ${at}`,
    files: { "m.txt": "a 1" },
  },
  {
    option: "`-T` with `-I`",
    does: "refuses, exit 2",
    script: `curl -I -T m.txt ${at}`,
    files: { "m.txt": "a 1" },
  },
  {
    option: "`-sf --fail-with-body`",
    does: "refuses, exit 2",
    script: `curl -sf --fail-with-body ${at}`,
  },
  { option: "`--url ADDRESS`", does: "the same as without it", script: `curl --url ${health}` },
  {
    option: "`-V`",
    does: "the version, and what it was built with",
    script: "curl -V",
    differs: "says that it is the curl of this shell",
  },
  {
    option: "`-h`",
    does: "the main options",
    script: "curl -h",
    differs: "lists what this shell's curl can do",
  },
  {
    option: "`-x ADDRESS` and whatever else curl has",
    does: "a proxy",
    script: `curl -x http://localhost:1 ${health}`,
    differs:
      "options that make no sense against two own servers over HTTP are refused, exit 2, and say so",
  },
];
