import type { WordPart } from "./tree";

/** The parts of a word as they are read; neighbours that are plain text become one. */
export class PartList {
  readonly parts: WordPart[] = [];

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  /** The plain text at the end. */
  get lastText(): string {
    const last = this.parts.at(-1);
    return last?.type === "Literal" ? last.value : "";
  }

  text(value: string): void {
    if (value === "") return;
    const last = this.parts.at(-1);
    if (last?.type === "Literal") last.value += value;
    else this.parts.push({ type: "Literal", value });
  }

  add(part: WordPart): void {
    if (part.type === "Literal") this.text(part.value);
    else this.parts.push(part);
  }
}
