import type { Value } from "./value";

/** What leaves the statement that runs. */
export class LoopSignal extends Error {
  readonly kind: "break" | "continue";
  constructor(kind: "break" | "continue") {
    super(kind);
    this.kind = kind;
  }
}

export class RecordSignal extends Error {
  readonly kind: "next" | "nextfile";
  constructor(kind: "next" | "nextfile") {
    super(kind);
    this.kind = kind;
  }
}

export class ExitSignal extends Error {}

export class ReturnSignal extends Error {
  readonly value: Value;
  constructor(value: Value) {
    super("return");
    this.value = value;
  }
}
