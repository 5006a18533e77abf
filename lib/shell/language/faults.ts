/** Ends the loops around it. */
export class LoopEnd extends Error {
  constructor(
    readonly kind: "break" | "continue",
    public levels: number,
  ) {
    super(kind);
  }
}

/** Ends a function or a sourced file. */
export class ReturnEnd extends Error {
  constructor(readonly status: number) {
    super("return");
  }
}

/** Ends a process of the shell. */
export class ExitEnd extends Error {
  constructor(readonly status: number) {
    super("exit");
  }
}

/** Ends what runs of a line; the script goes on with the next. */
export class LineEnd extends Error {
  constructor(readonly status: number) {
    super("line");
  }
}

/** Ends a process as its signal does. */
export class KilledEnd extends Error {
  constructor(readonly signal: number) {
    super("killed");
  }
}

/** A fault that ends one command, told as bash words it. */
export class CommandFault extends Error {
  constructor(
    message: string,
    readonly status = 1,
  ) {
    super(message);
  }
}

/** A fault in an expansion, which ends a shell that is no terminal. */
export class ExpansionFault extends CommandFault {}

/** One after which bash runs nothing more of the script. */
export class EndingFault extends ExpansionFault {}

/** What this shell does not have is refused by its name. */
export const refused = (what: string, status = 2) =>
  new ExpansionFault(`${what} is not supported in this shell`, status);

/** A script has used up what a script may. */
export class LimitReached extends Error {}

/** A text that is no script; told as it stands. */
export class SyntaxFault extends Error {}
