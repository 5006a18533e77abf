import { expect, test } from "vitest";
import { z } from "zod";
import { ok } from "@/lib/domain/result";
import { type LocalSettings, localProvider } from "./local-settings";
import { type Provider, readProvider } from "./read-provider";
import { readSettings } from "./read-settings";

interface Elsewhere {
  provider: "elsewhere";
  url: string;
}
const shape = {
  ELSEWHERE_URL: z.url().describe("an address, such as http://gateway.{team}:9091"),
  SANDBOX_SCRAPE_INTERVAL: z.string().optional(),
};

/** Another provider as it is added: its settings are a member of the union, and it a line of the table. */
const elsewhere: Provider<Elsewhere> = {
  variables: Object.keys(shape),
  read(source) {
    const values = readSettings(shape, source);
    return values.ok ? ok({ provider: "elsewhere", url: values.value.ELSEWHERE_URL }) : values;
  },
};
const providers = { local: localProvider, elsewhere };

const read = (source: Record<string, string>) =>
  readProvider<LocalSettings | Elsewhere>(providers, source, 2 ** 34);

test("another provider asks for no program, and names what it does not read", () => {
  const source = {
    SANDBOX_PROVIDER: "elsewhere",
    ELSEWHERE_URL: "http://gateway:9091",
    ...{ PATH: "/nowhere", PROMETHEUS_BIN: "/nowhere/prometheus", PUSHGATEWAY_BIN: "" },
    ...{ SANDBOX_WARM: "many", SANDBOX_SCRAPE_INTERVAL: "2s" },
  };
  expect(read(source)).toEqual(
    ok({
      settings: { provider: "elsewhere", url: "http://gateway:9091" },
      ignored: ["SANDBOX_WARM", "PROMETHEUS_BIN"],
    }),
  );
});

test("the usual one ignores what is another's, right or wrong", () => {
  const programs = { PROMETHEUS_BIN: process.execPath, PUSHGATEWAY_BIN: process.execPath };
  const chosen = read({ ...programs, SANDBOX_PROVIDER: "", ELSEWHERE_URL: "nowhere" });
  expect(chosen).toMatchObject({
    value: { settings: { provider: "local" }, ignored: ["ELSEWHERE_URL"] },
  });
});

test.each(["cloud", "Local", "constructor"])(
  "there is no provider %s, and nothing else is asked for",
  (name) => {
    expect(read({ SANDBOX_PROVIDER: name, PATH: "/nowhere", SANDBOX_MAX: "x" })).toEqual({
      ok: false,
      error: [`SANDBOX_PROVIDER is "${name}"; write local or elsewhere.`],
    });
  },
);

test("what the chosen one lacks is told by its own words", () => {
  expect(read({ SANDBOX_PROVIDER: "elsewhere", ELSEWHERE_URL: "gateway" })).toEqual({
    ok: false,
    error: ['ELSEWHERE_URL is "gateway"; write an address, such as http://gateway.{team}:9091.'],
  });
});
