import { Output } from "@/lib/shell/tools/output";
import { asText } from "@/lib/shell/tools/tool";
import type { Running } from "./host-requests";
import { RecordReader } from "./records";

interface OutStream {
  kind: ">" | ">>" | "|";
  text: string;
  /** Whether the file has been begun anew. */
  isOpen: boolean;
}

/**
 * Files and pipes that the program itself names, and what it prints: mawk holds that back, but for what goes to
 * /dev/stderr, until it starts a command or ends.
 */
export class Streams {
  readonly output = new Output();
  private heldBack = "";
  private readonly readers = new Map<string, RecordReader>();
  private readonly writers = new Map<string, OutStream>();

  print(text: string, to: { kind: ">" | ">>" | "|"; name: string } | null) {
    if (to === null || /^(-|\/dev\/stdout)$/.test(to.name)) this.heldBack += text;
    else if (to.name === "/dev/stderr") this.output.say(asText(text));
    else {
      const known = this.writers.get(to.name);
      if (!known && to.kind === "|") this.letGo();
      const stream = known ?? { kind: to.kind, text: "", isOpen: false };
      stream.text += text;
      this.writers.set(to.name, stream);
    }
  }

  /** Writes out what is printed and held back. */
  letGo(): void {
    this.output.print(this.heldBack);
    this.heldBack = "";
  }

  /** Null where the file cannot be read. */
  *reader(name: string, kind: "file" | "command"): Running<RecordReader | null> {
    const known = this.readers.get(name);
    if (known !== undefined) return known;
    yield* this.flush();
    if (kind === "command") this.letGo();
    const text =
      kind === "file"
        ? yield { kind: "read", path: name }
        : yield { kind: "run", command: name, stdin: "" };
    if (typeof text !== "string") return null;
    const reader = new RecordReader(text);
    this.readers.set(name, reader);
    return reader;
  }

  /** Writes the files out; pipes wait until they are closed. */
  *flush(): Running<void> {
    for (const [path, stream] of this.writers) {
      if (stream.kind === "|" || (stream.isOpen && stream.text === "")) continue;
      const isAppending = stream.kind === ">>" || stream.isOpen;
      yield { kind: "write", path, text: stream.text, isAppending };
      Object.assign(stream, { text: "", isOpen: true });
    }
  }

  /** The status that `close` returns. */
  *close(name: string): Running<number> {
    const isReader = this.readers.delete(name);
    const stream = this.writers.get(name);
    if (stream === undefined) return isReader ? 0 : -1;
    yield* this.flush();
    this.writers.delete(name);
    if (stream.kind === "|") {
      const text = yield { kind: "run", command: name, stdin: stream.text };
      if (typeof text === "string") this.output.print(text);
    }
    return 0;
  }

  *closeAll(): Running<void> {
    yield* this.flush();
    for (const name of [...this.writers.keys()]) yield* this.close(name);
  }
}
