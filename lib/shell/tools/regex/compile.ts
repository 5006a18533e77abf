import { ToolError } from "@/lib/shell/tools/tool";

/** A pattern of JavaScript, compiled; what it cannot be is told as a fault of the pattern. */
export function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    throw new ToolError("Invalid regular expression", 2);
  }
}
