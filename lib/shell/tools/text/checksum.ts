import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { type ByteText, toBytes } from "@/lib/shell/curl/bytes";
import { Output } from "@/lib/shell/tools/output";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, asText, linesOf, type Tool, type ToolHost } from "@/lib/shell/tools/tool";

const kinds = {
  MD5: md5,
  SHA1: sha1,
  SHA224: sha224,
  SHA256: sha256,
  SHA384: sha384,
  SHA512: sha512,
};
type Kind = keyof typeof kinds;

const plan = {
  short: "bctwz",
  long: {
    binary: "b",
    check: "c",
    text: "t",
    warn: "w",
    tag: "tag",
    zero: "z",
    quiet: "quiet",
    status: "status",
    strict: "strict",
    "ignore-missing": "ignore-missing",
  },
} as const;

/** md5sum and its family, of GNU. */
export const checksum =
  (kind: Kind): Tool =>
  async (args, host) => {
    const read = readOptions(args, plan);
    const name = `${kind.toLowerCase()}sum`;
    const paths = read.operands.length > 0 ? read.operands : ["-"];
    const run = new Output();
    for (const path of paths) {
      const got = await host.read(path);
      if ("fault" in got) fail(run, `${name}: ${path}: ${got.fault}\n`);
      else if (read.has("c")) await check({ kind, name, path, bytes: got.bytes, read, host }, run);
      else run.print(line(kind, got.bytes, path, read));
    }
    return run.ended();
  };

function fail(run: Output, said: string): void {
  run.say(said);
  run.status = 1;
}

function digest(kind: Kind, bytes: ByteText): string {
  const hash = kinds[kind](toBytes(bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A name with a backslash or a newline is written escaped, with a backslash before the line. */
function line(kind: Kind, bytes: ByteText, path: string, read: ReadOptions): string {
  const end = read.has("z") ? "\0" : "\n";
  const isOdd = /[\\\n]/.test(path) && !read.has("z");
  const name = isOdd ? path.replaceAll("\\", "\\\\").replaceAll("\n", "\\n") : path;
  const begin = isOdd ? "\\" : "";
  if (read.has("tag")) return `${begin}${kind} (${name}) = ${digest(kind, bytes)}${end}`;
  return `${begin}${digest(kind, bytes)} ${read.has("b") ? "*" : " "}${name}${end}`;
}

interface Checked {
  kind: Kind;
  name: string;
  path: string;
  bytes: ByteText;
  read: ReadOptions;
  host: ToolHost;
}

/** A line of a list: a digest and the file that has it; null for any other. */
function parseLine(text: string, kind: Kind): { expected: string; path: string } | null {
  const length = digest(kind, "").length;
  const tagged = new RegExp(`^${kind} \\((.*)\\) = ([\\da-fA-F]{${length}})$`, "s").exec(text);
  if (tagged) return { path: tagged[1] ?? "", expected: (tagged[2] ?? "").toLowerCase() };
  const plain = new RegExp(`^([\\da-fA-F]{${length}}) [ *](.+)$`, "s").exec(text);
  return plain ? { path: plain[2] ?? "", expected: (plain[1] ?? "").toLowerCase() } : null;
}

interface Counts {
  listed: number;
  good: number;
  wrong: number;
  unreadable: number;
  odd: number;
}

async function check(checked: Checked, run: Output): Promise<void> {
  const { kind, bytes, read } = checked;
  const counts: Counts = { listed: 0, good: 0, wrong: 0, unreadable: 0, odd: 0 };
  for (const text of linesOf(asText(bytes)).filter((line) => !line.startsWith("#"))) {
    const listed = parseLine(text, kind);
    if (!listed) {
      counts.odd++;
      continue;
    }
    counts.listed++;
    const verdict = await checkOne(listed, checked, run);
    if (verdict !== "missing") counts[verdict]++;
    if (verdict === "missing" || read.has("status")) continue;
    const words = { good: "OK", wrong: "FAILED", unreadable: "FAILED open or read" };
    if (verdict !== "good" || !read.has("quiet")) {
      run.print(asBytes(`${listed.path}: ${words[verdict]}\n`));
    }
  }
  conclude(counts, checked, run);
}

async function checkOne(
  { path, expected }: { path: string; expected: string },
  { kind, name, read, host }: Checked,
  run: Output,
): Promise<"good" | "wrong" | "unreadable" | "missing"> {
  const got = await host.read(path);
  if ("bytes" in got) return digest(kind, got.bytes) === expected ? "good" : "wrong";
  if (read.has("ignore-missing")) return "missing";
  run.say(`${name}: ${path}: ${got.fault}\n`);
  return "unreadable";
}

function conclude(counts: Counts, { name, path, read }: Checked, run: Output): void {
  const isSilent = read.has("status");
  const shown = path === "-" ? "'standard input'" : path;
  if (counts.listed === 0) {
    fail(run, `${name}: ${shown}: no properly formatted checksum lines found\n`);
    return;
  }
  const warn = (amount: number, one: string, many: string) =>
    amount > 0 && !isSilent ? `${name}: WARNING: ${amount} ${amount === 1 ? one : many}\n` : "";
  run.say(
    warn(counts.odd, "line is improperly formatted", "lines are improperly formatted") +
      warn(counts.unreadable, "listed file could not be read", "listed files could not be read") +
      warn(counts.wrong, "computed checksum did NOT match", "computed checksums did NOT match"),
  );
  if (read.has("ignore-missing") && counts.good + counts.wrong === 0) {
    fail(run, isSilent ? "" : `${name}: ${shown}: no file was verified\n`);
    return;
  }
  const isStrict = read.has("strict") && counts.odd > 0;
  if (counts.wrong + counts.unreadable > 0 || isStrict) run.status = 1;
}
