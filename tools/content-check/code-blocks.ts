/** A fenced block of code in a Markdown file. */
export interface CodeBlock {
  language: string;
  text: string;
  /** Where its fence opens, counted from 1. */
  line: number;
}

/** The fenced blocks of a Markdown text, in their order; each line of theirs ends in a newline. */
export function findCodeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: CodeBlock | null = null;
  for (const [i, line] of markdown.split("\n").entries()) {
    const fence = /^\s*```(.*)$/.exec(line);
    if (fence && open) {
      blocks.push(open);
      open = null;
    } else if (fence) {
      const [language = ""] = (fence[1] ?? "").trim().split(/[\s{]/);
      open = { language, text: "", line: i + 1 };
    } else if (open) {
      open.text += `${line}\n`;
    }
  }
  return blocks;
}
