import { describe, expect, it } from "vitest";
import { newRun, type ScriptRun, withOutput } from "./script-runs";
import { createScriptTranscript } from "./script-transcript";

function storage(start?: string) {
  const items = new Map(start === undefined ? [] : [["scrapelab.output.ada", start]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

const ended = { kind: "ended", exitCode: 0, limit: null, seconds: 0.5 } as const;
const printed = (id: number, text: string): ScriptRun => ({
  ...withOutput(newRun(id, `run ${id}`), [{ kind: "stdout", text }]),
  end: ended,
});

describe("a script's transcript", () => {
  it("is there again, with a run that was cut short by the reload told as such", () => {
    const kept = storage();
    const running = withOutput(newRun(9, "sleep 60"), [{ kind: "stderr", text: "late\n" }]);
    createScriptTranscript("ada", () => kept).keep([printed(8, "a\n"), running]);
    expect(createScriptTranscript("ada", () => kept).read()).toMatchObject([
      { id: 1, script: "run 8", parts: [{ kind: "stdout", text: "a\n" }], end: ended },
      { id: 2, script: "sleep 60", isLoading: false, end: { kind: "left" } },
    ]);
    expect(createScriptTranscript("bob", () => kept).read()).toEqual([]);
  });

  it("lets the oldest output go first", () => {
    const kept = storage();
    const much = [1, 2, 3, 4].map((id) => printed(id, "x".repeat(90_000)));
    createScriptTranscript("ada", () => kept).keep(much);
    const read = createScriptTranscript("ada", () => kept).read();
    expect(read.map(({ script }) => script)).toEqual(["run 2", "run 3", "run 4"]);
  });

  it.each(["{", "[1]", '{"a":1}'])("begins anew where %s is kept", (text) => {
    expect(createScriptTranscript("ada", () => storage(text)).read()).toEqual([]);
  });

  it("lasts as long as the page where storage is refused", () => {
    const refused = () => {
      throw new DOMException("denied", "SecurityError");
    };
    const transcript = createScriptTranscript("ada", refused);
    transcript.keep([printed(1, "a\n")]);
    expect(transcript.read()).toEqual([]);
  });
});
