import { CommandFault } from "@/lib/shell/language/faults";

export type Value =
  | { kind: "scalar"; text: string | null }
  | { kind: "indexed"; items: Map<number, string> }
  | { kind: "associative"; items: Map<string, string> };

export interface Variable {
  value: Value;
  isExported: boolean;
  isReadonly: boolean;
  isInteger: boolean;
  /** It names another variable. */
  isReference: boolean;
  letters: "upper" | "lower" | null;
}

export const newVariable = (value: Value = { kind: "scalar", text: null }): Variable => ({
  value,
  isExported: false,
  isReadonly: false,
  isInteger: false,
  isReference: false,
  letters: null,
});

const copyValue = (value: Value): Value => {
  if (value.kind === "scalar") return { ...value };
  return value.kind === "indexed"
    ? { kind: "indexed", items: new Map(value.items) }
    : { kind: "associative", items: new Map(value.items) };
};

/** Variables of a process: the global ones, and those of each function that runs. */
export class Variables {
  private readonly scopes: Map<string, Variable>[];

  constructor(scopes: Map<string, Variable>[] = [new Map()]) {
    this.scopes = scopes;
  }

  fork(): Variables {
    return new Variables(
      this.scopes.map(
        (scope) =>
          new Map(
            [...scope].map(([name, each]) => [name, { ...each, value: copyValue(each.value) }]),
          ),
      ),
    );
  }

  enter(): void {
    this.scopes.push(new Map());
  }

  leave(): void {
    this.scopes.pop();
  }

  get isInFunction(): boolean {
    return this.scopes.length > 1;
  }

  /** A variable under its own name, whatever it refers to. */
  own(name: string): Variable | undefined {
    for (let at = this.scopes.length - 1; at >= 0; at--) {
      const found = this.scopes[at]?.get(name);
      if (found) return found;
    }
    return undefined;
  }

  /** The name, with a subscript at times, that a name stands for. */
  resolve(name: string): string {
    let at = name;
    for (let depth = 0; depth < 10; depth++) {
      const found = this.own(at);
      if (!found?.isReference || found.value.kind !== "scalar" || !found.value.text) return at;
      at = found.value.text;
    }
    throw new CommandFault(`warning: ${name}: circular name reference`);
  }

  find(name: string): Variable | undefined {
    return this.own(this.resolve(name));
  }

  /** The variable, made in the global scope where there is none. */
  need(name: string): Variable {
    const target = this.resolve(name);
    const found = this.own(target);
    if (found) return found;
    const made = newVariable();
    this.scopes[0]?.set(target, made);
    return made;
  }

  global(name: string): Variable {
    const found = this.scopes[0]?.get(name);
    if (found) return found;
    const made = newVariable();
    this.scopes[0]?.set(name, made);
    return made;
  }

  /** One of the function that runs, which hides those of its callers. */
  local(name: string): Variable {
    const scope = this.scopes.at(-1);
    const found = scope?.get(name);
    if (found) return found;
    const hidden = this.own(name);
    if (hidden?.isReadonly) throw new CommandFault(`${name}: readonly variable`);
    const made = newVariable();
    if (hidden?.isExported) made.isExported = true;
    scope?.set(name, made);
    return made;
  }

  remove(name: string): void {
    for (let at = this.scopes.length - 1; at >= 0; at--) {
      const scope = this.scopes[at];
      const found = scope?.get(name);
      if (!scope || !found) continue;
      // A local one that its own function unsets goes on hiding those of its callers.
      if (at > 0 && at === this.scopes.length - 1) scope.set(name, newVariable());
      else scope.delete(name);
      return;
    }
  }

  /** Lets a variable be as it was, whatever has been done with it. */
  put(name: string, variable: Variable | undefined): void {
    if (variable) this.scopes.at(-1)?.set(name, variable);
    else this.scopes.at(-1)?.delete(name);
  }

  /** What the innermost scope alone has under this name. */
  innermost(name: string): Variable | undefined {
    return this.scopes.at(-1)?.get(name);
  }

  names(): string[] {
    return [...new Set(this.scopes.flatMap((scope) => [...scope.keys()]))].sort();
  }

  localNames(): string[] {
    return [...(this.scopes.at(-1)?.keys() ?? [])].sort();
  }

  exported(): Map<string, string> {
    const found = new Map<string, string>();
    for (const name of this.names()) {
      const variable = this.own(name);
      if (!variable?.isExported || variable.value.kind !== "scalar") continue;
      if (variable.value.text !== null) found.set(name, variable.value.text);
    }
    return found;
  }
}

/** The keys of an associative array in the order of bash's own table, a hash of 1,024 places. */
export function keysInOrder(items: ReadonlyMap<string, string>): string[] {
  const places = [...items.keys()].map((key, at) => ({ key, at, place: placeOf(key) }));
  places.sort((one, other) => one.place - other.place || other.at - one.at);
  return places.map(({ key }) => key);
}

const encoder = new TextEncoder();

function placeOf(key: string): number {
  let hash = 2_166_136_261;
  for (const byte of encoder.encode(key)) hash = Math.imul(hash, 16_777_619) ^ byte;
  return hash & 1023;
}
