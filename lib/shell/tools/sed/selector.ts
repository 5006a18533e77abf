import { ToolError } from "@/lib/shell/tools/tool";
import type { Address, Command } from "./program";

interface Seen {
  line: () => number;
  isLast: () => boolean;
  space: () => string;
}

/** Tells which commands a line is for, and remembers the ranges that are open. */
export class Selector {
  private readonly active = new Map<Command, number>();
  private lastRegex: RegExp | null = null;
  private readonly seen: Seen;

  constructor(seen: Seen) {
    this.seen = seen;
  }

  isOpen(command: Command): boolean {
    return this.active.has(command);
  }

  isSelected(command: Command): boolean {
    return this.isInside(command) !== command.isNot;
  }

  private isInside(command: Command): boolean {
    const { from, to } = command;
    if (from === null) return true;
    const line = this.seen.line();
    if (to === null) return this.fits(from);
    const end = this.active.get(command);
    if (end !== undefined) {
      const isPast = to.kind === "line" && line > to.line;
      if (end <= line || isPast || (isAddress(to) && to.kind !== "line" && this.fits(to))) {
        this.active.delete(command);
      }
      return !isPast;
    }
    const isFromStart = from.kind === "line" && from.line === 0;
    if (isFromStart && line === 1) {
      if (!(isAddress(to) && this.fits(to))) this.active.set(command, Number.POSITIVE_INFINITY);
      return true;
    }
    if (!this.fits(from)) return false;
    this.begin(command, line);
    return true;
  }

  private begin(command: Command, line: number) {
    const { to } = command;
    const ends = {
      plus: (to?.kind === "plus" ? to.lines : 0) + line,
      multiple: to?.kind === "multiple" && to.of > 0 ? Math.ceil(line / to.of) * to.of : line,
      line: to?.kind === "line" ? to.line : line,
    };
    const end =
      to?.kind === "plus" || to?.kind === "multiple" || to?.kind === "line"
        ? ends[to.kind]
        : Number.POSITIVE_INFINITY;
    if (end > line && !(to?.kind === "last" && this.seen.isLast())) this.active.set(command, end);
  }

  private fits(address: Address): boolean {
    const line = this.seen.line();
    switch (address.kind) {
      case "line":
        return line === address.line;
      case "step":
        return address.step === 0
          ? line === address.first
          : line >= address.first && (line - address.first) % address.step === 0;
      case "last":
        return this.seen.isLast();
      default:
        return this.matcher(address.regex).test(this.seen.space());
    }
  }

  matcher(regex: RegExp | null): RegExp {
    const found = regex ?? this.lastRegex;
    if (found === null) throw new ToolError("no previous regular expression", 1);
    this.lastRegex = found;
    found.lastIndex = 0;
    return found;
  }
}

const isAddress = (to: NonNullable<Command["to"]>): to is Address =>
  to.kind !== "plus" && to.kind !== "multiple";
