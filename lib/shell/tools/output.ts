import type { ByteText } from "@/lib/shell/curl/bytes";
import type { Written } from "@/lib/shell/curl/written";
import type { Inputs } from "./read-inputs";
import type { ToolRun } from "./tool";

/** What a tool writes, where both streams may end in the same place: in its true order. */
export class Output {
  status = 0;
  private readonly written: Written[] = [];

  print(text: ByteText): void {
    if (text !== "") this.written.push({ stream: "stdout", text });
  }

  say(text: string): void {
    if (text !== "") this.written.push({ stream: "stderr", text });
  }

  /** What is printed of each file, with the complaints where those that could not be read would stand. */
  add({ files, saidLast }: Inputs, texts: readonly ByteText[]): void {
    for (const [at, { saidBefore }] of files.entries()) {
      this.say(saidBefore);
      this.print(texts[at] ?? "");
    }
    this.say(saidLast);
  }

  ended(status = this.status): ToolRun {
    const { written } = this;
    const of = (wanted: Written["stream"]) =>
      written
        .filter(({ stream }) => stream === wanted)
        .map(({ text }) => text)
        .join("");
    return { out: of("stdout"), said: of("stderr"), status, written };
  }
}

/** The run of a tool that prints of each file by itself. */
export function inOrder(inputs: Inputs, texts: readonly ByteText[], status: number): ToolRun {
  const output = new Output();
  output.add(inputs, texts);
  return output.ended(status);
}

/** For tools that complain of every file before they print. */
export const saidFirst = ({ out, said, status }: ToolRun): ToolRun => ({
  out,
  said,
  status,
  written: [
    { stream: "stderr", text: said },
    { stream: "stdout", text: out },
  ],
});
