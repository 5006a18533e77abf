import type { Running } from "./host-requests";
import { RecordReader } from "./records";

interface OutStream {
  kind: ">" | ">>" | "|";
  text: string;
  /** Whether the file has been begun anew. */
  isOpen: boolean;
}

/** Files and pipes that the program itself names, and what it prints. */
export class Streams {
  out = "";
  said = "";
  private readonly readers = new Map<string, RecordReader>();
  private readonly writers = new Map<string, OutStream>();

  print(text: string, to: { kind: ">" | ">>" | "|"; name: string } | null) {
    if (to === null || /^(-|\/dev\/stdout)$/.test(to.name)) this.out += text;
    else if (to.name === "/dev/stderr") this.said += text;
    else {
      const stream = this.writers.get(to.name) ?? { kind: to.kind, text: "", isOpen: false };
      stream.text += text;
      this.writers.set(to.name, stream);
    }
  }

  /** Null where the file cannot be read. */
  *reader(name: string, kind: "file" | "command"): Running<RecordReader | null> {
    const known = this.readers.get(name);
    if (known !== undefined) return known;
    yield* this.flush();
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
      this.out += text;
    }
    return 0;
  }

  *closeAll(): Running<void> {
    yield* this.flush();
    for (const name of [...this.writers.keys()]) yield* this.close(name);
  }
}
