import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";

/** No series has it; twice, so that `absent` takes no label from it. */
const impossible = '__none__="",__none__!=""';

/**
 * The expression as if nothing were scraped: no selector matches a series any more, and all else stays,
 * what `absent` makes of the matchers included. What `@` pins to one moment stays as well, because it does
 * not follow the series either.
 */
export function withoutSeries(expression: string): string {
  const free = selectorsOf(expression).filter((each) => !isPinned(each));
  return free.reduceRight((text, { to, lastChild }) => {
    const braces = lastChild?.name === "LabelMatchers" ? lastChild : null;
    return braces
      ? `${text.slice(0, braces.from)}{${impossible},${text.slice(braces.from + 1)}`
      : `${text.slice(0, to)}{${impossible}}${text.slice(to)}`;
  }, expression);
}

/** Whether `@` pins a selector of the expression to one moment. */
export function hasPinnedSeries(expression: string): boolean {
  return selectorsOf(expression).some(isPinned);
}

function selectorsOf(expression: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  parser.parse(expression).iterate({
    enter({ name, node }) {
      if (name === "VectorSelector") found.push(node);
    },
  });
  return found;
}

/** A number behind `@` is a moment; `start()` and `end()` move with the evaluation. */
function isPinned(selector: SyntaxNode): boolean {
  for (let node = selector.parent; node; node = node.parent) {
    if (node.name === "StepInvariantExpr" && node.getChild("NumberDurationLiteral")) return true;
  }
  return false;
}
