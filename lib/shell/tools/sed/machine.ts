import { ToolError } from "@/lib/shell/tools/tool";
import { fill } from "./parse-replacement";
import type { Command, Substitution } from "./program";
import { Selector } from "./selector";
import { unambiguous } from "./unambiguous";

export interface SedLine {
  text: string;
  /** The last line of a file may come without its newline. */
  end: string;
  file: string;
}

export interface SedOutput {
  write(text: string): void;
  /** `w` and the like; `/dev/stdout` comes out with the rest. */
  writeTo(file: string, text: string): void;
  /** What `r` adds; empty where there is no such file. */
  readFile(file: string): string;
}

export interface SedRun {
  lines: readonly SedLine[];
  isQuiet: boolean;
  /** Every file has its own last line. */
  isSeparate: boolean;
  output: SedOutput;
  separator: string;
}

const maxSteps = 2_000_000;

/** Runs the commands over the lines, and returns the exit status. */
export function runSed(commands: readonly Command[], run: SedRun): number {
  return new Machine(commands, run).run();
}

type Step = "next" | "end" | "delete" | "restart" | "quit" | "quit-silently";

class Machine {
  private at = -1;
  private space = "";
  private hold = "";
  private status = 0;
  private hasReplaced = false;
  private appended: (() => void)[] = [];
  private steps = 0;
  private missing = "";
  private readonly selector: Selector;
  private readonly commands: readonly Command[];
  private readonly config: SedRun;

  constructor(commands: readonly Command[], config: SedRun) {
    this.commands = commands;
    this.config = config;
    this.selector = new Selector({
      line: () => this.at + 1,
      isLast: () => this.isLast(),
      space: () => this.space,
    });
  }

  run(): number {
    while (this.readLine()) {
      let step: Step = "restart";
      while (step === "restart") step = this.cycle();
      const isPrinting = !this.config.isQuiet && (step === "end" || step === "quit");
      if (isPrinting) this.print(this.space);
      this.flush();
      if (step === "quit" || step === "quit-silently") break;
    }
    return this.status;
  }

  private get line(): SedLine | undefined {
    return this.config.lines[this.at];
  }

  private readLine(): boolean {
    if (this.at + 1 >= this.config.lines.length) return false;
    this.at++;
    this.space = this.line?.text ?? "";
    this.hasReplaced = false;
    return true;
  }

  private isLast(): boolean {
    const next = this.config.lines[this.at + 1];
    return next === undefined || (this.config.isSeparate && next.file !== this.line?.file);
  }

  /** The newline of a last line that had none is written once something follows. */
  private print(text: string) {
    const { separator, output } = this.config;
    output.write(this.missing + text + (this.line?.end ?? separator));
    this.missing = this.line?.end === "" ? separator : "";
  }

  private add(text: string) {
    this.config.output.write(this.missing + text);
    this.missing = "";
  }

  private flush() {
    for (const add of this.appended) add();
    this.appended = [];
  }

  private cycle(): Step {
    let at = 0;
    while (at < this.commands.length) {
      if (++this.steps > maxSteps) throw new ToolError("exceeded maximum iterations", 126);
      const command = this.commands[at];
      if (command === undefined) break;
      if (!this.selector.isSelected(command)) {
        at = command.name === "{" ? command.target + 1 : at + 1;
        continue;
      }
      const jump = this.jump(command);
      if (jump !== null) {
        at = jump;
        continue;
      }
      const step = this.execute(command);
      if (step !== "next") return step;
      at++;
    }
    return "end";
  }

  private jump({ name, target }: Command): number | null {
    if (name === "b") return target;
    if (name !== "t" && name !== "T") return null;
    const isTaken = this.hasReplaced === (name === "t");
    this.hasReplaced = false;
    return isTaken ? target : null;
  }

  private execute(command: Command): Step {
    const { name, text } = command;
    if (/[dDnNqQc]/.test(name)) return this.flow(command);
    switch (name) {
      case "s":
        if (command.substitution) this.substitute(command.substitution);
        break;
      case "y":
        this.space = [...this.space].map((char) => command.map?.get(char) ?? char).join("");
        break;
      case "p":
        this.print(this.space);
        break;
      case "P":
        this.add(`${this.space.split("\n")[0] ?? ""}\n`);
        break;
      case "a":
        this.appended.push(() => this.add(text));
        break;
      case "i":
        this.add(text);
        break;
      case "r":
        this.appended.push(() => {
          const read = this.config.output.readFile(text);
          if (read !== "") this.add(read);
        });
        break;
      case "w":
        this.config.output.writeTo(text, `${this.space}\n`);
        break;
      case "W":
        this.config.output.writeTo(text, `${this.space.split("\n")[0] ?? ""}\n`);
        break;
      case "=":
        this.add(`${this.at + 1}\n`);
        break;
      case "F":
        this.add(`${this.line?.file ?? "-"}\n`);
        break;
      case "l":
        this.add(unambiguous(this.space));
        break;
      default:
        this.move(name);
    }
    return "next";
  }

  private move(name: string) {
    const { space, hold } = this;
    if (name === "g") this.space = hold;
    if (name === "G") this.space = `${space}\n${hold}`;
    if (name === "h") this.hold = space;
    if (name === "H") this.hold = `${hold}\n${space}`;
    if (name === "x") [this.space, this.hold] = [hold, space];
    if (name === "z") this.space = "";
  }

  private flow(command: Command): Step {
    const { name, text } = command;
    if (name === "q" || name === "Q") {
      this.status = Number(text);
      return name === "q" ? "quit" : "quit-silently";
    }
    if (name === "d") return "delete";
    if (name === "D") return this.deleteFirst();
    if (name === "c") {
      if (command.isNot || command.to === null || !this.selector.isOpen(command)) this.add(text);
      return "delete";
    }
    return this.readOn(name);
  }

  private deleteFirst(): Step {
    const end = this.space.indexOf("\n");
    if (end < 0) return "delete";
    this.space = this.space.slice(end + 1);
    this.flush();
    return "restart";
  }

  private readOn(name: string): Step {
    const { space } = this;
    const hasNext = this.at + 1 < this.config.lines.length;
    if (!hasNext) return "quit";
    if (name === "n" && !this.config.isQuiet) this.print(space);
    this.flush();
    const { hasReplaced } = this;
    this.readLine();
    this.hasReplaced = hasReplaced;
    if (name === "N") this.space = `${space}\n${this.space}`;
    return "next";
  }

  private substitute(substitution: Substitution) {
    const { isGlobal, nth, replacement, isPrinting, file } = substitution;
    const regex = this.selector.matcher(substitution.regex);
    let out = "";
    let copied = 0;
    let count = 0;
    let lastEnd = -1;
    for (const match of this.space.matchAll(regex)) {
      if (match[0] === "" && match.index === lastEnd) continue;
      lastEnd = match.index + match[0].length;
      if (++count < nth) continue;
      out += this.space.slice(copied, match.index) + fill(replacement, match);
      copied = lastEnd;
      if (!isGlobal) break;
    }
    if (count < nth) return;
    this.space = out + this.space.slice(copied);
    this.hasReplaced = true;
    if (isPrinting) this.print(this.space);
    if (file !== null) this.config.output.writeTo(file, `${this.space}\n`);
  }
}
