import { notSupported, printed, type Tool } from "@/lib/shell/tools/tool";

const groups: readonly (readonly [title: string, words: string])[] = [
  ["Your servers", "curl"],
  ["The cluster", "oc kubectl"],
  ["JSON, numbers, dates", "jq bc expr seq date"],
  [
    "Text",
    "awk sed grep sort uniq cut tr head tail wc paste join comm column nl tac rev fold shuf numfmt split diff cmp envsubst",
  ],
  ["Bytes", "base64 base32 od xxd md5sum sha1sum sha256sum sha512sum cksum gzip gunzip zcat"],
  [
    "Files",
    "ls cat cp mv rm mkdir rmdir touch truncate install ln stat find du mktemp basename dirname realpath readlink tee chmod file",
  ],
  ["Running", "bash sh xargs env timeout nice nohup flock sleep time which"],
  [
    "Of the shell itself",
    "echo printf read test cd pwd export set unset local declare trap source eval exec exit wait kill jobs type",
  ],
];

/** What can be run here, one's own servers first. */
export const help: Tool = (args) => {
  if (args.length > 0) throw notSupported("help for one command");
  const lines = groups.map(([title, words]) => `  ${`${title}:`.padEnd(22)}${broken(words)}\n`);
  return printed(
    `This is a simulated bash in your browser. It has:\n${lines.join("")}` +
      "jq is the real one, version 1.8.2; the others are as Debian 12 has them.\n" +
      "What it cannot do it refuses by name. curl reaches your own Pushgateway and Prometheus alone.\n",
  );
};

/** Names below each other where they are too many for a line. */
const broken = (words: string) =>
  words.replaceAll(/(?<begun>\S.{0,52})(?: |$)/g, `$<begun>\n${" ".repeat(24)}`).trimEnd();
