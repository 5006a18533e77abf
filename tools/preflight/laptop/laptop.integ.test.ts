import { expect } from "vitest";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";
import { startFake } from "@/lib/server/testing/test-servers";
import { runPreflight } from "@/tools/preflight/testing/run-preflight";

async function answering(status: number, body: string): Promise<string> {
  const server = await startFake((_request, response) => response.writeHead(status).end(body));
  onTestFinished(server.stop);
  return new URL(server.base).port;
}

test("a laptop's ports that others have are told with what to do, and that nothing has to be fetched", async () => {
  const [taken, running] = [await answering(404, ""), await answering(200, '{"status":"alive"}')];
  const ports = { PORT: taken, PAGES_PORT: "0", OPS_PORT: running, OPS_HOST: "127.0.0.1" };
  const { code, findings } = await runPreflight(["--learners", "3"], {
    ...{ PATH: "/usr/bin:/bin", HOST: "127.0.0.1", ...ports },
    ...{ PROMETHEUS_BIN: process.execPath, PUSHGATEWAY_BIN: process.execPath },
  });

  expect(code).toBe(1);
  const areas = ["The way in", "Ports", "Without a network", "Room for 3"];
  expect([...new Set(findings.map(({ area }) => area))]).toEqual(areas);
  const stateOf = (what: string) => findings.find((each) => each.what.startsWith(what))?.state;
  expect(stateOf(`port ${taken}, the app`)).toBe("wrong");
  expect(stateOf("port 0, the servers' own pages")).toBe("fine");
  expect(stateOf(`port ${running}, probes`)).toBe("note");
  expect(stateOf("Prometheus")).toBe("fine");
  expect(findings.find(({ what }) => what.startsWith(`port ${taken}`))?.found).toContain(
    "another program",
  );
  for (const { state, todo } of findings) if (state === "wrong") expect(todo).toMatch(/\w/);
});

test("where the servers' programs are missing, that is a line beside all else", async () => {
  const { code, findings } = await runPreflight(["--learners", "3"], {
    ...{ PATH: "/nowhere", HOST: "127.0.0.1", PORT: "0", PAGES_PORT: "0" },
    PROMETHEUS_BIN: "/nowhere/prometheus",
  });
  expect(code).toBe(1);
  const programs = findings.filter(({ area }) => area === "Without a network");
  expect(programs.map(({ found }) => found).join(" ")).toMatch(/PROMETHEUS_BIN.*PUSHGATEWAY_BIN/);
  expect(findings.map(({ area }) => area)).toContain("Room for 3");
});
