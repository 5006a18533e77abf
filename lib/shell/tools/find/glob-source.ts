/** A pattern of file names; a `/` is a letter like others here. */
export function globRegex(glob: string, isFolding: boolean): RegExp {
  let source = "";
  for (let at = 0; at < glob.length; at++) {
    const char = glob.charAt(at);
    const bracket = /^\[[!^]?\]?[^\]]*\]/.exec(glob.slice(at))?.[0];
    if (char === "*") source += ".*";
    else if (char === "?") source += ".";
    else if (bracket !== undefined) {
      source += bracket.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
      at += bracket.length - 1;
    } else {
      const plain = char === "\\" && at + 1 < glob.length ? glob.charAt(++at) : char;
      source += plain.replace(/[\^$\\.*+?()[\]{}|/]/, "\\$&");
    }
  }
  return new RegExp(`^(?:${source})$`, `s${isFolding ? "i" : ""}`);
}
