import { CommandFault, ExpansionFault } from "@/lib/shell/language/faults";
import type { Process } from "@/lib/shell/language/process/process";
import type {
  ParameterExpansion,
  ParameterOperation,
  Word,
  WordPart,
} from "@/lib/shell/language/syntax/tree";
import { ifsOf, itemsOf, setValue } from "@/lib/shell/language/variables/values";
import {
  changeCase,
  pairs,
  removePattern,
  replacePattern,
  slice,
  sliceList,
  transform,
  wholeAssignment,
} from "./parameter-operations";
import { type Resolved, refuseBadSubscript, resolveParameter } from "./parameters";
import { joined, type Piece, quoted, split } from "./pieces";

interface Context {
  isQuoted: boolean;
  isJoined: boolean;
}

/** How the words within an expansion are expanded, which is what has called this one. */
export interface Expander {
  parts(process: Process, parts: readonly WordPart[], context: Context): Promise<Piece[]>;
  text(process: Process, text: string): Promise<string>;
  toText(process: Process, word: Word): Promise<string>;
  toPattern(process: Process, word: Word): Promise<string>;
}

type Operation = ParameterOperation;

export async function expandParameter(
  process: Process,
  part: ParameterExpansion,
  context: Context,
  expander: Expander,
): Promise<Piece[]> {
  return new Expansion(process, context, expander).of(part.parameter, part.operation);
}

class Expansion {
  constructor(
    private readonly process: Process,
    private readonly context: Context,
    private readonly expander: Expander,
  ) {}

  async of(parameter: string, operation: Operation | null): Promise<Piece[]> {
    switch (operation?.type) {
      case "ArrayKeys": {
        const keys = itemsOf(this.process, parameter).map(([key]) => key);
        return this.list(keys, operation.isStar);
      }
      case "NamePrefix":
        return this.list(this.namesWith(operation.prefix), operation.isStar);
      case "BadSubstitution":
        throw new ExpansionFault(`\${${operation.text}}: bad substitution`);
      case "Indirection":
        return this.indirect(parameter, operation.inner);
    }
    const expand = (text: string) => this.expander.text(this.process, text);
    if (operation?.type === "Length") await refuseBadSubscript(this.process, parameter, expand);
    const resolved = await resolveParameter(this.process, parameter, expand);
    return this.apply(parameter, resolved, operation);
  }

  private namesWith(prefix: string): string[] {
    const { variables } = this.process;
    const isSet = (name: string) => {
      const value = variables.own(name)?.value;
      return value?.kind !== "scalar" || value.text !== null;
    };
    return variables.names().filter((name) => name.startsWith(prefix) && isSet(name));
  }

  private async indirect(parameter: string, inner: Operation | null) {
    const variable = this.process.variables.own(parameter);
    if (variable?.isReference && variable.value.kind === "scalar") {
      return this.one(this.process.variables.resolve(parameter));
    }
    const resolved = await resolveParameter(this.process, parameter, (text) =>
      this.expander.text(this.process, text),
    );
    const target = resolved.kind === "one" ? resolved.value : joinedItems(resolved);
    if (target === null || target === "") {
      if (target === null && inner === null) {
        throw new ExpansionFault(`${parameter}: invalid indirect expansion`);
      }
      if (inner === null) throw new ExpansionFault(`${target}: invalid variable name`);
      return this.apply(parameter, { kind: "one", value: null, reference: null }, inner);
    }
    return this.of(target, inner);
  }

  private one(text: string): Piece[] {
    return [this.context.isQuoted ? quoted(text) : split(text)];
  }

  /** The words of `$@`, or all of `$*` in one. */
  private list(items: readonly string[], isStar: boolean): Piece[] {
    const ifs = ifsOf(this.process);
    const separator = isStar ? ([...(ifs ?? " ")][0] ?? "") : " ";
    if (this.context.isQuoted && isStar) return [quoted(items.join(separator))];
    if (this.context.isJoined) return this.one(items.join(separator));
    return items.flatMap((item, at): Piece[] => {
      const piece = this.context.isQuoted ? quoted(item) : split(item);
      return at === 0 ? [piece] : [null, piece];
    });
  }

  private async apply(
    parameter: string,
    resolved: Resolved,
    operation: Operation | null,
  ): Promise<Piece[]> {
    switch (operation?.type) {
      case "DefaultValue":
      case "AssignDefault":
      case "ErrorIfUnset":
      case "UseAlternative":
        return this.conditional(parameter, resolved, operation);
    }
    this.demand(parameter, resolved, operation);
    if (operation?.type === "Length") {
      const length =
        resolved.kind === "list" ? resolved.items.length : [...(resolved.value ?? "")].length;
      return this.one(String(length));
    }
    if (operation?.type === "Substring") return this.substring(resolved, operation);
    if (operation?.type === "Transform") return this.transformed(resolved, operation);
    const change = operation ? await this.changer(operation) : null;
    if (resolved.kind === "list") {
      const items = resolved.items.map(([, item]) => (change ? change(item) : item));
      return this.list(items, resolved.isStar);
    }
    const text = resolved.value ?? "";
    return this.one(change ? change(text) : text);
  }

  /** With `set -u`, what is not set ends the script. */
  private demand(parameter: string, resolved: Resolved, operation: Operation | null): void {
    if (!this.process.has("nounset") || resolved.kind === "list" || resolved.value !== null) return;
    if (operation?.type === "Transform" && operation.operator === "a") return;
    throw new ExpansionFault(`${parameter}: unbound variable`, 127);
  }

  private async changer(operation: Operation): Promise<(text: string) => string> {
    const { process, expander } = this;
    switch (operation.type) {
      case "PatternRemoval": {
        const pattern = await expander.toPattern(process, operation.pattern);
        return (text) => removePattern(process, text, operation, pattern);
      }
      case "PatternReplacement": {
        const pattern = await expander.toPattern(process, operation.pattern);
        const replacement = await this.replacement(operation.replacement);
        return (text) => replacePattern(process, text, operation, { pattern, replacement });
      }
      case "CaseModification": {
        const pattern = operation.pattern
          ? await expander.toPattern(process, operation.pattern)
          : null;
        return (text) => changeCase(process, text, operation, pattern);
      }
      default:
        throw new CommandFault(`${operation.type}: bad substitution`);
    }
  }

  /** A quoted `&` stands for itself. */
  private async replacement(word: Word | null): Promise<string> {
    if (word === null) return "";
    const pieces = await this.expander.parts(this.process, word.parts, {
      isQuoted: false,
      isJoined: true,
    });
    return pieces
      .map((piece) => {
        if (piece === null) return " ";
        return piece.isQuoted ? piece.text.replace(/[\\&]/g, "\\$&") : piece.text;
      })
      .join("");
  }

  private async substring(
    resolved: Resolved,
    { offset, length }: Extract<Operation, { type: "Substring" }>,
  ): Promise<Piece[]> {
    const { process, expander } = this;
    const from = await expander.text(process, offset);
    const count = length === null ? null : await expander.text(process, length);
    if (resolved.kind === "one") return this.one(slice(process, resolved.value ?? "", from, count));
    const items = sliceList(process, resolved, from, count).map(([, item]) => item);
    return this.list(items, resolved.isStar);
  }

  private transformed(
    resolved: Resolved,
    operation: Extract<Operation, { type: "Transform" }>,
  ): Piece[] {
    const { process } = this;
    const { operator } = operation;
    if (resolved.kind === "one") {
      return this.one(transform(process, resolved.value, operation, resolved.reference));
    }
    const variable = resolved.reference && process.variables.find(resolved.reference.name);
    const isMap = variable?.value.kind === "associative";
    if (operator === "A") return this.one(wholeAssignment(process, resolved));
    if (operator === "K") return this.one(pairs(resolved.items, isMap));
    const items =
      operator === "k"
        ? resolved.items.flat()
        : resolved.items.map(([, item]) => transform(process, item, operation, resolved.reference));
    return this.list(items, resolved.isStar);
  }

  private async conditional(
    parameter: string,
    resolved: Resolved,
    operation: Extract<Operation, { isEmptyMissing: boolean }>,
  ): Promise<Piece[]> {
    const value = resolved.kind === "one" ? resolved.value : joinedItems(resolved);
    const isMissing = value === null || (operation.isEmptyMissing && value === "");
    switch (operation.type) {
      case "UseAlternative":
        return isMissing ? this.nothing() : this.word(operation.word);
      case "DefaultValue":
        return isMissing ? this.word(operation.word) : this.apply(parameter, resolved, null);
      case "ErrorIfUnset":
        if (isMissing) throw await this.missing(parameter, operation);
        return this.apply(parameter, resolved, null);
      case "AssignDefault":
        if (isMissing) return this.assigned(parameter, resolved, operation.word);
        return this.apply(parameter, resolved, null);
    }
  }

  private async missing(
    parameter: string,
    { word, isEmptyMissing }: Extract<Operation, { type: "ErrorIfUnset" }>,
  ): Promise<ExpansionFault> {
    const fallback = isEmptyMissing ? "parameter null or not set" : "parameter not set";
    const said = await this.expander.toText(this.process, word);
    return new ExpansionFault(`${parameter}: ${said || fallback}`, 127);
  }

  private async assigned(parameter: string, { reference }: Resolved, word: Word): Promise<Piece[]> {
    if (!reference) throw new ExpansionFault(`$${parameter}: cannot assign in this way`);
    const text = joined(await this.word(word));
    setValue(this.process, reference, text);
    return this.one(text);
  }

  private nothing(): Piece[] {
    return [this.context.isQuoted ? quoted("") : split("")];
  }

  private async word(word: Word): Promise<Piece[]> {
    const pieces = await this.expander.parts(this.process, word.parts, this.context);
    if (pieces.length === 0) return this.nothing();
    // Plain text of a word within an unquoted expansion is split too.
    return pieces.map((piece) =>
      piece === null || piece.isQuoted || this.context.isJoined
        ? piece
        : { ...piece, isSplit: true },
    );
  }
}

const joinedItems = ({ items }: Extract<Resolved, { kind: "list" }>) =>
  items.length === 0 ? null : items.map(([, item]) => item).join(" ");
