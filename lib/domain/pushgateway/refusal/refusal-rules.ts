import type { Exchange } from "@/lib/domain/pushgateway/exchange";
import {
  explainEncoding,
  foreignEncoding,
} from "@/lib/domain/pushgateway/exposition/foreign-encoding";
import { explainForeignLine } from "@/lib/domain/pushgateway/exposition/foreign-line";
import { formMessages, readFormEncoding } from "@/lib/domain/pushgateway/exposition/form-encoding";
import {
  explainPastedRequest,
  isPastedRequest,
} from "@/lib/domain/pushgateway/exposition/pasted-request";
import { hasProtobufForm } from "@/lib/domain/pushgateway/exposition/protobuf-form";
import { parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import { pathRules } from "./refusal-path-rules";
import { metricOf } from "./refusal-place";
import { answers, type RefusalRule, type Refused } from "./refusal-rule";

export function refusedBy(exchange: Exchange, text: string, line: string): Refused {
  const path = parsePushPath(exchange.path);
  return { exchange, text, line, pathError: path.ok ? null : path.error };
}

/**
 * The first rule that matches names the refusal. The gateway's sentences are matched by their beginning:
 * what follows differs between its versions (recorded with 1.5.1, compared with the source of 1.11).
 */
export const refusalRules: readonly RefusalRule[] = [
  ...pathRules,
  {
    code: "wrong-method",
    matches: ({ exchange }) => exchange.status === 405,
    message: ({ exchange: { method } }) =>
      `The gateway does not take the method ${method} for a group. It takes PUT, POST and DELETE${
        /[a-z]/.test(method) ? ", written in capital letters" : ""
      }.`,
  },
  {
    code: "too-large",
    matches: ({ exchange }) => exchange.status === 413,
    message:
      "The body is larger than 1 MiB, the most that a push may bring here. A compressed body counts as what it unpacks to. Nothing of it has reached the gateway.",
  },
  {
    code: "other-rejection",
    matches: ({ exchange }) => exchange.status === 507,
    message:
      "With this push your Pushgateway would have held more than it may here, so nothing was passed on to it. Deleting groups makes room, and so does a restart.",
  },
  {
    code: "bad-encoding",
    matches: answers(/^(unexpected EOF|gzip:|snappy:|proto:)/),
    message: ({ exchange }) => notAsSaid(exchange),
  },
  {
    code: "bad-encoding",
    matches: ({ exchange: { answer, body } }) =>
      isTextAnswer(answer) && foreignEncoding(body) !== null,
    message: ({ exchange: { body, headers } }) => {
      const encoding = foreignEncoding(body);
      return encoding ? explainEncoding(encoding, headers.contentEncoding) : "";
    },
  },
  {
    code: "form-encoded",
    matches: (refused) => formOf(refused) !== null,
    message: (refused) => formMessages[formOf(refused) ?? "percent"],
  },
  {
    code: "request-in-body",
    matches: ({ exchange, line }) => isTextAnswer(exchange.answer) && isPastedRequest(line),
    message: ({ line }) => explainPastedRequest(line),
  },
  {
    code: "gateway-poisoned",
    matches: answers(/push_(failure_)?time_seconds[^\n]*(was collected before|is not utf8)/),
    message:
      "A group on the gateway has an empty instance, or a label that is not UTF-8 text. Until that group is deleted, the gateway refuses every push.",
  },
  {
    code: "timestamp-not-allowed",
    matches: answers(/pushed metrics must not have timestamps/),
    message: "A value is followed by a timestamp. A Pushgateway takes no timestamps.",
  },
  {
    code: "timestamp-not-allowed",
    matches: answers(/expected integer as timestamp|spurious string after timestamp/),
    message:
      "Something comes after the value, a space, a comment or a word, and the gateway reads it as a timestamp. A line ends with its value.",
  },
  {
    code: "duplicate-sample",
    matches: answers(/was collected before with the same name and label values/),
    message: ({ exchange }) =>
      `Another group on the gateway already holds this series ${named(exchange.answer)}with all the labels that your push would give it. A series can exist only once.`,
  },
  {
    code: "type-conflict",
    matches: answers(/ is not a [A-Z]+|has type [A-Z]+ but should have [A-Z]+/),
    message: ({ exchange }) =>
      `The gateway already has the name ${named(exchange.answer)}with another type, in another group. On one gateway a name has one type.`,
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
    message: "The lines end in CRLF, as on Windows. The text format ends every line with LF alone.",
  },
  {
    code: "no-final-newline",
    matches: ({ exchange, text }) =>
      /unexpected end of input stream/.test(exchange.answer) && !text.endsWith("\n"),
    message: "The last line does not end in a newline, so the gateway treats the body as cut off.",
  },
  {
    code: "duplicate-type",
    matches: ({ exchange, text }) =>
      /second TYPE line/.test(exchange.answer) && hasTypeLineBefore(exchange.answer, text),
    message: "A metric has two TYPE lines. It may have only one.",
  },
  {
    code: "type-after-sample",
    matches: answers(/second TYPE line/),
    message: "A TYPE line is below the first value of its metric. It belongs above.",
  },
  {
    code: "duplicate-help",
    matches: answers(/second HELP line/),
    message: "A metric has two HELP lines. It may have only one.",
  },
  {
    code: "unknown-type",
    matches: answers(/unknown metric type/),
    message:
      "The TYPE line does not name a type. The types are counter, gauge, histogram, summary and untyped.",
  },
  {
    code: "not-exposition",
    matches: ({ exchange, line }) =>
      /invalid metric name|expected float as value|invalid JSON/.test(exchange.answer) &&
      explainForeignLine(line) !== null,
    message: "This line is not a metric: something of a shell, JSON or quotes was pasted along.",
  },
  {
    code: "bad-metric-name",
    matches: ({ exchange, line }) =>
      /invalid metric name/.test(exchange.answer) ||
      (/expected float as value/.test(exchange.answer) && /^\s*[\w:]+[^\w:\s{]/.test(line)),
    message:
      "The name of a metric has a character that is not allowed. Allowed are the letters a to z and A to Z, digits, _ and :, no digit first.",
  },
  {
    code: "bad-value",
    matches: answers(/expected float as value for '(le|quantile)' label/),
    message: "The le label of a bucket and the quantile label of a summary have to be numbers.",
  },
  {
    code: "bad-value",
    matches: answers(/expected float as value/),
    message: "Where the value belongs there is something that is not a number.",
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

/** A header says what the body is not. */
function notAsSaid({ headers, body }: Exchange): string {
  if (headers.contentEncoding) {
    return `The header \`Content-Encoding: ${headers.contentEncoding}\` says how the body is compressed, and the body is not compressed like that.`;
  }
  return hasProtobufForm(body) === "undelimited"
    ? "The body is protobuf, but its messages are not delimited: each has to come after its length, as the header `Content-Type` says with `encoding=delimited`."
    : "The header `Content-Type` says that the body is protobuf, and it is not.";
}

const isTextAnswer = (answer: string) => answer.startsWith("text format");

function formOf({ exchange, text }: Refused) {
  return isTextAnswer(exchange.answer) ? readFormEncoding(text) : null;
}

/** The name of the metric that the gateway speaks of, as code, with a space after it. */
function named(answer: string): string {
  const metric = metricOf(answer);
  return metric ? `\`${metric}\` ` : "";
}

function hasTypeLineBefore(answer: string, text: string): boolean {
  const [, line, name] = /in line (\d+).*metric name "([^"]+)"/.exec(answer) ?? [];
  const before = text.split("\n", Number(line) - 1).join("\n");
  const types = before.matchAll(/^[ \t]*#[ \t]*TYPE[ \t]+([\w:]+)[ \t]+[^ \t\n]/gm);
  return [...types].some(([, each]) => each === name);
}
