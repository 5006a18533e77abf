import { readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, asText, printed, type Tool, ToolError } from "@/lib/shell/tools/tool";

const variable = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g;

const namesIn = (text: string) =>
  [...text.matchAll(variable)].map(([, plain, braced]) => plain ?? braced ?? "");

/** envsubst of gettext: exported variables put into a text; all, or those that its argument names. */
export const envsubst: Tool = (args, host) => {
  const read = readOptions(args, { short: "v", long: { variables: "v" } });
  const [format, ...others] = read.operands;
  if (others.length > 0) throw new ToolError("too many arguments", 1);
  if (read.has("v")) {
    if (format === undefined) throw new ToolError("missing arguments", 1);
    return printed(
      asBytes(
        namesIn(format)
          .map((name) => `${name}\n`)
          .join(""),
      ),
    );
  }
  const wanted = format === undefined ? null : new Set(namesIn(format));
  const text = asText(host.stdin).replaceAll(variable, (written, plain, braced) => {
    const name: string = plain ?? braced;
    return wanted === null || wanted.has(name) ? (host.env.get(name) ?? "") : written;
  });
  return printed(asBytes(text));
};
