import { ToolError } from "@/lib/shell/tools/tool";

/** `1,3-5,7-`: whether a number, counted from 1, is in the list. */
export function parseRanges(list: string): (at: number) => boolean {
  const ranges = list.split(/[, ]/).map((part) => {
    const [, from = "", dash, to = ""] = /^(\d*)(-?)(\d*)$/.exec(part) ?? [];
    if (dash === undefined || from + to === "") {
      throw new ToolError(
        `invalid field value ‘${part}’\nTry 'cut --help' for more information.`,
        1,
      );
    }
    const low = from === "" ? 1 : Number(from);
    if (low === 0)
      throw new ToolError("fields are numbered from 1\nTry 'cut --help' for more information.", 1);
    const high = dash === "" ? low : to === "" ? Number.POSITIVE_INFINITY : Number(to);
    if (high < low)
      throw new ToolError("invalid decreasing range\nTry 'cut --help' for more information.", 1);
    return { low, high };
  });
  return (at) => ranges.some(({ low, high }) => at >= low && at <= high);
}
