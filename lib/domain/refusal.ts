import type { Diagnosis, DiagnosisCode } from "./diagnosis";
import type { Exchange } from "./exchange";
import { parsePushPath } from "./grouping-key";

interface Refused {
  exchange: Exchange;
  text: string;
  /** The line of the body that the gateway names, without its line ending. */
  line: string;
}

interface Rule {
  code: DiagnosisCode;
  matches: (refused: Refused) => boolean;
  message: string;
}

const answers = (pattern: RegExp) => (refused: Refused) => pattern.test(refused.exchange.answer);

/**
 * The first rule that matches names the refusal. The gateway's sentences are matched by their beginning:
 * what follows differs between its versions (recorded with 1.5.1, compared with the source of 1.11).
 */
const rules: Rule[] = [
  {
    code: "job-missing",
    matches: ({ exchange }) =>
      exchange.status === 404 || pathError(exchange) === "job-missing" || isNoPushPath(exchange),
    message:
      "The path names no group. It has to begin with /metrics/job/ and go on with the job's name.",
  },
  {
    code: "odd-path",
    matches: ({ exchange }) => pathError(exchange) === "bad-percent-encoding",
    message: "The path has a % that is not followed by two hexadecimal digits.",
  },
  {
    code: "path-redirected",
    matches: ({ exchange }) => exchange.status >= 300 && exchange.status < 400,
    message:
      "The gateway answered with a redirect to a cleaned-up path and stored nothing. A double slash, /./ or /../ in the path does that, encoded or not.",
  },
  {
    code: "wrong-method",
    matches: ({ exchange }) => exchange.status === 405,
    message: "The gateway does not take this method on a group. It takes PUT, POST and DELETE.",
  },
  {
    code: "too-large",
    matches: ({ exchange }) => exchange.status === 413,
    message: "The body is larger than the 1 MiB that a push may have here.",
  },
  {
    code: "odd-path",
    matches: answers(/^odd number of components/),
    message:
      "After the job, the path goes on in pairs: a label name, then its value. One is left over.",
  },
  {
    code: "bad-label-name",
    matches: answers(
      /^improper label name|has a label with an invalid name|explicit "quantile" label/,
    ),
    message:
      "A label has a name that Prometheus does not allow. Letters, digits and _ are, no digit first and no __ at the beginning.",
  },
  {
    code: "bad-base64",
    matches: answers(/^invalid base64/),
    message: "The path says @base64, and what follows is no URL-safe base64.",
  },
  {
    code: "bad-encoding",
    matches: answers(/^(unexpected EOF|gzip:|snappy:|proto:)/),
    message: "The Content-Encoding or Content-Type header does not fit the body that was sent.",
  },
  {
    code: "gateway-poisoned",
    matches: answers(/push_(failure_)?time_seconds.* was collected before/s),
    message:
      "Two groups on the gateway look the same to Prometheus, usually because one has an empty label value. Until one of them is deleted the gateway refuses every push.",
  },
  {
    code: "timestamp-not-allowed",
    matches: answers(/pushed metrics must not have timestamps/),
    message: "A sample carries a timestamp after its value. A Pushgateway takes none.",
  },
  {
    code: "timestamp-not-allowed",
    matches: answers(/expected integer as timestamp|spurious string after timestamp/),
    message:
      "After the value stands something more, a space, a comment or a word, which the gateway reads as a timestamp. A line ends with its value.",
  },
  {
    code: "duplicate-sample",
    matches: answers(/was collected before with the same name and label values/),
    message:
      "The push would make the same series, with all its labels, exist twice: in the body itself, or in another group too.",
  },
  {
    code: "type-conflict",
    matches: answers(/ is not a [A-Z]+|has type [A-Z]+ but should have [A-Z]+/),
    message:
      "The gateway has a metric of that name with another type already, in another group or among its own metrics.",
  },
  {
    code: "type-conflict",
    matches: answers(/ collides with previously collected /),
    message:
      "A summary or histogram also owns its name with _sum, _count and _bucket at the end. Another metric may not have one of these names.",
  },
  {
    code: "crlf-line-endings",
    matches: ({ exchange, line }) =>
      line.endsWith("\r") &&
      (/\\r"\s*$/.test(exchange.answer) || /^\s*(#[ \t]*(HELP|TYPE)[ \t]+[\w:]*)?\r$/.test(line)),
    message: "The lines end in CRLF. The exposition format ends every line with a line feed alone.",
  },
  {
    code: "no-final-newline",
    matches: ({ exchange, text }) =>
      /unexpected end of input stream/.test(exchange.answer) && !text.endsWith("\n"),
    message: "The last line does not end in a newline, so the gateway takes the body for cut off.",
  },
  {
    code: "duplicate-type",
    matches: ({ exchange, text }) =>
      /second TYPE line/.test(exchange.answer) && hasTypeLineBefore(exchange.answer, text),
    message: "A metric has two TYPE lines.",
  },
  {
    code: "type-after-sample",
    matches: answers(/second TYPE line/),
    message: "The TYPE line comes after the sample. It has to stand before it.",
  },
  {
    code: "duplicate-help",
    matches: answers(/second HELP line/),
    message: "A metric has two HELP lines.",
  },
  {
    code: "unknown-type",
    matches: answers(/unknown metric type/),
    message:
      "The TYPE line names no type: there are counter, gauge, histogram, summary and untyped.",
  },
  {
    code: "not-exposition",
    matches: ({ exchange, line }) =>
      /invalid metric name|expected float as value|invalid JSON/.test(exchange.answer) &&
      /^\s*([$>{"'[]|EOF\s*$|(echo|cat|curl|oc|kubectl)\s)/.test(line),
    message: "That line is no metric: something of a shell, of JSON or of quotes was pasted along.",
  },
  {
    code: "bad-metric-name",
    matches: ({ exchange, line }) =>
      /invalid metric name/.test(exchange.answer) ||
      (/expected float as value/.test(exchange.answer) && /^\s*[\w:]+[^\w:\s{]/.test(line)),
    message: "The metric name holds a character that is not allowed. Letters, digits and _ are.",
  },
  {
    code: "bad-value",
    matches: answers(/expected float as value for '(le|quantile)' label/),
    message: "The le label of a bucket and the quantile label of a summary have to be numbers.",
  },
  {
    code: "bad-value",
    matches: answers(/expected float as value/),
    message: "Where the value belongs stands something that is no number.",
  },
  {
    code: "duplicate-label",
    matches: answers(/duplicate label names/),
    message: "A series has the same label twice.",
  },
  {
    code: "bad-label-syntax",
    matches: answers(/label value|label name|start of label|invalid escape/),
    message: 'The labels are not written as {name="value",…}.',
  },
];

/**
 * Why the gateway refused, from its own answer and from what was sent. The gateway's sentence is
 * `observed`; `params.line` is the line of the body it names, counted from 1.
 */
export function diagnoseRefusal(exchange: Exchange): Diagnosis {
  const text = new TextDecoder().decode(exchange.body);
  const lineNumber = Number(/in line (\d+)/.exec(exchange.answer)?.[1] ?? 0);
  const line = lineNumber > 0 ? (text.split("\n")[lineNumber - 1] ?? "") : "";
  const rule = rules.find((each) => each.matches({ exchange, text, line }));
  const sentence = exchange.answer.trim() || "no text";
  return {
    code: rule?.code ?? "other-rejection",
    message: rule?.message ?? "The gateway refused the request, and nothing was stored.",
    observed: `${exchange.status}: ${sentence.slice(0, 500)}`,
    params: {
      status: exchange.status,
      answer: sentence.slice(0, 500),
      ...(lineNumber > 0 ? { line: lineNumber, text: line.slice(0, 200) } : {}),
    },
  };
}

function pathError(exchange: Exchange): string | null {
  const parsed = parsePushPath(exchange.path);
  return parsed.ok ? null : parsed.error.kind;
}

function isNoPushPath(exchange: Exchange): boolean {
  return exchange.status === 405 && pathError(exchange) === "not-a-push-path";
}

function hasTypeLineBefore(answer: string, text: string): boolean {
  const [, line, name] = /in line (\d+).*metric name "([^"]+)"/.exec(answer) ?? [];
  const before = text.split("\n", Number(line) - 1).join("\n");
  const types = before.matchAll(/^[ \t]*#[ \t]*TYPE[ \t]+([\w:]+)[ \t]+[^ \t\n]/gm);
  return [...types].some(([, each]) => each === name);
}
