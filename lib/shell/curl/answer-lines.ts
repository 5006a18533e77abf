import type { TransferAnswer } from "./transfer";

/** The headers of an answer as they came over the wire, each name as Go writes it. */
export function answerHead(answer: TransferAnswer): string {
  return [`HTTP/1.1 ${answer.status} ${answer.statusText}`, ...headerLines(answer), "", ""].join(
    "\r\n",
  );
}

export function headerLines({ headers }: TransferAnswer): string[] {
  return Object.entries(headers).map(([name, value]) => `${spelled(name)}: ${value}`);
}

const spelled = (name: string) =>
  name.replaceAll(
    /(^|-)([a-z])/g,
    (_all, dash: string, letter: string) => dash + letter.toUpperCase(),
  );
