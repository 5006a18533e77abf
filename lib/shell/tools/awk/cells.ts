import { AwkArray } from "./awk-array";
import { unset, type Value } from "./value";

/** A variable: a value or an array, and neither until it is used. */
export interface Cell {
  value: Value;
  array: AwkArray | null;
  /** What was handed to a function unused: an array that the function makes of it is the caller's too. */
  origin: Cell | null;
}

export const newCell = (value: Value = unset): Cell => ({ value, array: null, origin: null });

export function arrayOf(cell: Cell): AwkArray {
  cell.array ??= cell.origin === null ? new AwkArray() : arrayOf(cell.origin);
  return cell.array;
}

/** The variables of the program, and of the functions that run. */
export class Variables {
  private readonly globals = new Map<string, Cell>();
  private readonly frames: Map<string, Cell>[] = [];

  cell(name: string): Cell {
    const local = this.frames.at(-1)?.get(name);
    if (local !== undefined) return local;
    const known = this.globals.get(name);
    if (known !== undefined) return known;
    const cell = newCell();
    this.globals.set(name, cell);
    return cell;
  }

  get depth(): number {
    return this.frames.length;
  }

  enter(frame: Map<string, Cell>) {
    this.frames.push(frame);
  }

  leave() {
    this.frames.pop();
  }

  isLocal(name: string): boolean {
    return this.frames.at(-1)?.has(name) ?? false;
  }
}
