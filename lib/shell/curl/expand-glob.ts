import { err, ok, type Result } from "@/lib/domain/result";
import { type CurlFailure, transferFailure } from "./curl-failure";

/** `{a,b}` and `[1-3]` in an address each stand for several (curl's manual, "URL"); `-g` turns that off. */
export function expandGlob(url: string): Result<string[], CurlFailure> {
  const at = url.search(/[{[\]}]/);
  if (at < 0) return ok([url]);
  const sign = url.charAt(at);
  if (sign === "}" || sign === "]") return fault("unmatched close brace/bracket", url, at + 1);
  const end = url.indexOf(sign === "{" ? "}" : "]", at);
  const inside = end < 0 ? null : url.slice(at + 1, end);
  if (sign === "{" && inside === null) return fault("unmatched brace", url, at + 1);
  const choices = sign === "{" ? (inside ?? "").split(",") : readRange(inside ?? "");
  if (choices === null) return fault("bad range", url, at + 2);
  const tails = expandGlob(url.slice(end + 1));
  if (!tails.ok) return tails;
  const head = url.slice(0, at);
  return ok(choices.flatMap((choice) => tails.value.map((tail) => head + choice + tail)));
}

function readRange(text: string): string[] | null {
  const [, first = "", last = "", step = "1"] = /^(\d+)-(\d+)(?::(\d+))?$/.exec(text) ?? [];
  const [from, to, by] = [Number(first), Number(last), Number(step)];
  if (first === "" || to < from || by < 1 || (to - from) / by > 1000) return null;
  const width = first.startsWith("0") ? first.length : 0;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) =>
    String(from + index * by).padStart(width, "0"),
  );
}

function fault(said: string, url: string, position: number): Result<never, CurlFailure> {
  const pointer = `${" ".repeat(position - 1)}^`;
  return err(transferFailure(3, `${said} in URL position ${position}:\n${url}\n${pointer}`));
}
