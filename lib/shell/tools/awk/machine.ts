import type { Zone } from "@/lib/shell/tools/date/zone";
import { ToolError } from "@/lib/shell/tools/tool";
import type { AwkArray } from "./awk-array";
import { arrayOf, Variables } from "./cells";
import { createRandom } from "./functions";
import type { Running } from "./host-requests";
import { AwkRecord } from "./record";
import { RecordReader } from "./records";
import { Streams } from "./streams";
import { unescapeString } from "./tokens";
import type { Expression, Program } from "./tree";
import { fromInput, numeric, textual, toNumber, toText, type Value } from "./value";

type Of<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

/** What evaluates the expressions that need more than their values. */
export interface Calls {
  own: (machine: Machine, call: Of<"call">) => Running<Value>;
  builtin: (machine: Machine, call: Of<"call">) => Running<Value>;
  getline: (machine: Machine, getline: Of<"getline">) => Running<Value>;
}

interface Setting {
  program: Program;
  operands: readonly string[];
  zone: Zone;
  calls: Calls;
}

const maxSteps = 5_000_000;

/** What a program has while it runs: its variables, the record, its input and output. */
export class Machine {
  status = 0;
  readonly variables = new Variables();
  readonly streams = new Streams();
  readonly record: AwkRecord;
  readonly program: Program;
  readonly calls: Calls;
  private readonly zone: Zone;
  private readonly random = createRandom();
  private operands: string[];
  private input: RecordReader | null = null;
  private hasRead = false;
  private steps = 0;

  constructor({ program, operands, zone, calls }: Setting) {
    this.calls = calls;
    this.program = program;
    this.operands = [...operands];
    this.zone = zone;
    this.record = new AwkRecord({
      separator: () => ({ fs: this.text(this.variable("FS")), isParagraph: this.isParagraph() }),
      ofs: () => this.text(this.variable("OFS")),
      convfmt: () => this.convfmt(),
    });
    const begin = { FS: " ", OFS: " ", ORS: "\n", RS: "\n", SUBSEP: "\x1c" };
    const formats = { CONVFMT: "%.6g", OFMT: "%.6g", FILENAME: "" };
    for (const [name, text] of Object.entries({ ...begin, ...formats })) {
      this.setVariable(name, textual(text));
    }
    for (const name of ["NR", "FNR", "RSTART"]) this.setVariable(name, numeric(0));
    this.setVariable("RLENGTH", numeric(-1));
  }

  private isParagraph(): boolean {
    return this.text(this.variable("RS")) === "";
  }

  convfmt(): string {
    const { value } = this.variables.cell("CONVFMT");
    return value.kind === "string" || value.kind === "input" ? value.text : "%.6g";
  }

  text(value: Value): string {
    return toText(value, this.convfmt());
  }

  keyText(value: Value): string {
    return this.text(value);
  }

  variable(name: string): Value {
    if (name === "NF" && !this.variables.isLocal(name)) return this.record.count;
    return this.variables.cell(name).value;
  }

  setVariable(name: string, value: Value) {
    if (name === "NF" && !this.variables.isLocal(name)) this.record.count = value;
    else this.variables.cell(name).value = value;
  }

  array(name: string): AwkArray {
    return arrayOf(this.variables.cell(name));
  }

  count(name: "NR" | "FNR") {
    this.setVariable(name, numeric(toNumber(this.variable(name)) + 1));
  }

  setting() {
    return { convfmt: this.convfmt(), zone: this.zone, nowMs: Date.now, random: this.random };
  }

  /** A value of `-v`, or of `name=value` among the files. */
  assign(assignment: string) {
    const [, name = "", value = ""] = /^([^=]*)=(.*)$/s.exec(assignment) ?? [];
    this.setVariable(name, fromInput(unescapeString(value)));
  }

  tick() {
    if (++this.steps > maxSteps) throw new ToolError("exceeded maximum iterations", 126);
  }

  /** Drops the rest of the file that is read. */
  skipFile() {
    this.input = null;
  }

  /** The next record of the files, or of the standard input where none is named; null at the end. */
  *nextRecord(): Running<string | null> {
    for (;;) {
      this.input ??= yield* this.nextFile();
      if (this.input === null) return null;
      const text = this.input.next(this.text(this.variable("RS")));
      if (text !== null) {
        this.count("NR");
        this.count("FNR");
        return text;
      }
      this.input = null;
    }
  }

  private *nextFile(): Running<RecordReader | null> {
    for (let path = this.operands.shift(); path !== undefined; path = this.operands.shift()) {
      if (/^[A-Za-z_]\w*=/.test(path)) this.assign(path);
      else if (path !== "") return yield* this.open(path, path);
    }
    return this.hasRead ? null : yield* this.open("-", "");
  }

  private *open(path: string, name: string): Running<RecordReader | null> {
    this.hasRead = true;
    const text = yield { kind: "read", path };
    this.setVariable("FILENAME", textual(name));
    this.setVariable("FNR", numeric(0));
    if (typeof text === "string") return new RecordReader(text);
    throw new ToolError(`cannot open ${path} (No such file or directory)`, 2);
  }
}
