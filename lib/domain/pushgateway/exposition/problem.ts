import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";

/** What a Pushgateway accepts, and takes otherwise than it was probably meant. */
export const misreadingCodes = [
  "keyword-in-lower-case",
  "help-without-name",
  "type-without-samples",
  "type-incomplete",
  "typed-line-break",
  "colon-in-name",
  "untyped-total",
  "label-overwritten-by-url",
  "empty-label-value",
  "carriage-return-in-help",
  "value-touches-name",
  "overwritten-by-gateway",
  "type-not-exposed",
] as const;

export type MisreadingCode = (typeof misreadingCodes)[number];

/** A part of one line: counted from 1 in UTF-16 units, as editors count; `endColumn` is the first one after it. */
export interface Span {
  line: number;
  startColumn: number;
  endColumn: number;
}

/** The place alone of something that stands somewhere. */
export function placeOf({ line, startColumn, endColumn }: Span): Span {
  return { line, startColumn, endColumn };
}

export interface RefusedProblem extends Span {
  severity: "refused";
  code: DiagnosisCode;
  message: string;
}

export interface RemarkProblem extends Span {
  severity: "remark";
  code: MisreadingCode;
  message: string;
}

export type Problem = RefusedProblem | RemarkProblem;
