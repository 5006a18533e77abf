import type { IFileSystem } from "just-bash/browser";
import { toBytes } from "@/lib/shell/curl/bytes";
import { CommandFault, KilledEnd } from "@/lib/shell/language/faults";
import type { Budget } from "./budget";
import { Source } from "./source";

/** An open file, shared by every descriptor that was made from it. */
export interface Description {
  /** Null where it is open for writing alone. */
  readonly source: Source | null;
  /** Null where it is open for reading alone. */
  readonly write: ((bytes: string) => Promise<void>) | null;
  retain(): void;
  release(): void;
  readonly isPipe?: boolean;
}

const keep = { retain() {}, release() {} };

export const emptyInput = (): Description => ({ source: new Source(""), write: null, ...keep });

export const textInput = (bytes: string): Description => ({
  source: new Source(bytes),
  write: null,
  ...keep,
});

export const nullOutput: Description = {
  source: new Source(""),
  write: async () => {},
  ...keep,
};

export const sinkOutput = (write: (bytes: string) => Promise<void> | void): Description => ({
  source: null,
  write: async (bytes) => write(bytes),
  ...keep,
});

export const fileOutput = (fs: IFileSystem, path: string): Description => ({
  source: null,
  write: (bytes) => fs.appendFile(path, toBytes(bytes)),
  ...keep,
});

/** So many bytes wait in a pipe before its writer does. */
const pipeLength = 65_536;
const brokenPipe = 13;

/** Both ends of a pipe, each held once by who has made it. */
export function createPipe(budget: Budget): { reader: Description; writer: Description } {
  const source = new Source("", false);
  let [readers, writers] = [1, 1];
  const reader: Description = {
    source,
    write: null,
    isPipe: true,
    retain() {
      readers++;
    },
    release() {
      readers--;
      if (readers === 0) source.take(source.length);
    },
  };
  const writer: Description = {
    source: null,
    async write(bytes) {
      if (readers === 0) throw new KilledEnd(brokenPipe);
      if (bytes === "") return;
      source.append(bytes);
      budget.text(source.length);
      await source.room(pipeLength, () => readers > 0);
    },
    retain() {
      writers++;
    },
    release() {
      writers--;
      if (writers === 0) source.end();
    },
  };
  return { reader, writer };
}

/** The open files of a process by their numbers. */
export class Descriptors {
  private readonly open: Map<number, Description>;

  constructor(open: Iterable<[number, Description]> = []) {
    this.open = new Map(open);
  }

  get(fd: number): Description | undefined {
    return this.open.get(fd);
  }

  set(fd: number, description: Description): void {
    description.retain();
    this.open.get(fd)?.release();
    this.open.set(fd, description);
  }

  close(fd: number): void {
    this.open.get(fd)?.release();
    this.open.delete(fd);
  }

  fork(): Descriptors {
    for (const description of this.open.values()) description.retain();
    return new Descriptors(this.open);
  }

  closeAll(): void {
    for (const description of this.open.values()) description.release();
    this.open.clear();
  }

  /** The first number from here on that is free. */
  free(from: number): number {
    let fd = from;
    while (this.open.has(fd)) fd++;
    return fd;
  }

  async write(fd: number, bytes: string): Promise<void> {
    const write = this.open.get(fd)?.write;
    if (!write) throw new CommandFault("write error: Bad file descriptor");
    await write(bytes);
  }

  get input(): Source {
    return this.open.get(0)?.source ?? new Source("");
  }
}
