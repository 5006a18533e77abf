import { renderUnicodeCompact } from "uqr";

interface ClassAt {
  /** Where learners reach the app. */
  addresses: readonly string[];
  /** What is free for sandboxes. */
  availableBytes: number;
  /** What both servers of a learner take; null where they do not run on this machine. */
  sandboxBytes: number | null;
  /** Colours make a code readable on a light terminal too. */
  isTerminal: boolean;
}

/** What an instructor has to know at the start of a class: the ways in, what it costs, what may go wrong. */
export function classNotes({ addresses, availableBytes, sandboxBytes, ...more }: ClassAt): string {
  const ways = addresses.map((address) => `${address}\n\n${code(address, more.isTerminal)}\n`);
  return [
    ways.length > 0 ? "Your class opens one of these:\n" : noNetwork,
    ...ways,
    ...(sandboxBytes === null ? [] : [sayCosts(sandboxBytes)]),
    `This machine has ${gib(availableBytes)} free; Scrapelab itself takes up to 0.5 GiB of it.`,
    "Everybody in this network can open it, and plain http can be read along: use it in a room you trust.",
    "If nobody can: the firewall of this machine, or a Wi-Fi that keeps its guests apart.\n",
  ].join("\n");
}

function sayCosts(sandboxBytes: number): string {
  const costs = [25, 60, 200].map((count) => `${count} need ${gib(count * sandboxBytes)}`);
  return `A learner's servers take about ${sandboxBytes / 1e6} MB of memory: ${costs.join(", ")}.`;
}

const noNetwork =
  "This machine is in no network yet. Once it is, your class opens its address there, with the port below.\n";

function gib(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}

/** Light on dark, in half-blocks; a terminal gets both colours, whatever its own are. */
function code(text: string, isTerminal: boolean): string {
  const lines = renderUnicodeCompact(text, { border: 2 }).split("\n");
  return lines.map((line) => (isTerminal ? `\u001b[97;40m${line}\u001b[0m` : line)).join("\n");
}
