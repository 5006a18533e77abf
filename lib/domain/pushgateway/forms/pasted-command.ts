import { err, ok, type Result } from "@/lib/domain/result";

/** Prompts that say where they are: user@host, [user@host dir], a shell and its version, a path, Windows. */
const longPrompts = [
  String.raw`(\([\w.-]+\) ?)?\[?[\w.-]+@[\w.-]+[^\n$#%>]*[$#%>](\s+|$)`,
  String.raw`(ba|z)?sh-[\d.]+[$#](\s+|$)`,
  String.raw`[~/][\w./-]* [$#%](\s+|$)`,
  String.raw`➜ +\S+ +`,
  String.raw`(PS )?[A-Z]:[^\n<>|]*>\s*`,
];
const longPrompt = new RegExp(`^[ \\t]*(${longPrompts.join("|")})`);
/** Only in front of the first line: below it, `#` and `>` may belong to what is sent. */
const shortPrompt = /^\s*[$#%>❯]\s+/;

const otherPrograms =
  /(?:^|[|;&(]\s*)(wget|Invoke-WebRequest|Invoke-RestMethod|iwr|irm|https?(?= ))\b/im;

/**
 * A command as it was copied from a terminal, as a script of bash: without prompts, and with the line ends
 * of Windows' shells as bash writes them. The error is a sentence for the learner.
 */
export function readPasted(pasted: string): Result<string, string> {
  const text = pasted.replaceAll(/\r\n?/g, "\n").trimEnd();
  const script = joinWindowsLines(withoutPrompts(text)).replaceAll(
    /(^|[\s|;&(])curl\.exe(?=\s)/gi,
    "$1curl",
  );
  const other = /\bcurl\b/.test(script) ? null : otherPrograms.exec(script)?.[1];
  if (other) return err(`Only curl commands are read here, and this is one of ${other}.`);
  return ok(`${script}\n`);
}

function withoutPrompts(text: string): string {
  const [first = "", ...others] = text.split("\n");
  const bare = first.replace(longPrompt, "").replace(shortPrompt, "");
  const isPrompted = bare !== first;
  // A line that is a prompt of its own ends what stood behind the one before.
  const isOpen = isPrompted || first.includes("<<");
  const end = others.findIndex((line) => !/^>( |$)/.test(line));
  const continued = isOpen ? (end === -1 ? others.length : end) : 0;
  return [
    bare,
    ...others.slice(0, continued).map((line) => line.replace(/^> ?/, "")),
    ...others.slice(continued).map((line) => (isPrompted ? withoutLaterPrompt(line) : line)),
  ].join("\n");
}

const withoutLaterPrompt = (line: string) => line.replace(longPrompt, "").replace(/^\$( |$)/, "");

/** cmd goes on behind `^`, PowerShell behind a backtick; where every line does, it is one of them. */
function joinWindowsLines(text: string): string {
  const lines = text.split("\n");
  const isWindows =
    lines.length > 1 && lines.slice(0, -1).every((line) => /[\^`][ \t]*$/.test(line));
  return isWindows ? text.replaceAll(/[\^`][ \t]*\n/g, "\\\n") : text;
}
