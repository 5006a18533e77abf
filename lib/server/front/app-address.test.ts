import { expect, test } from "vitest";
import { appAddress } from "./app-address";

test.each([
  ["127.0.0.1", "http://localhost:3000"],
  ["localhost", "http://localhost:3000"],
  ["0.0.0.0", "http://localhost:3000"],
  ["::", "http://localhost:3000"],
  ["::1", "http://[::1]:3000"],
  ["127.0.0.5", "http://127.0.0.5:3000"],
  ["10.0.0.1", "http://10.0.0.1:3000"],
  ["fe80::1", "http://[fe80::1]:3000"],
])("listening on %s it is reached at %s", (host, address) => {
  expect(appAddress({ host, publicUrl: null }, 3000)).toBe(address);
});

test("is reached at PUBLIC_URL", () => {
  const publicUrl = new URL("https://lab.example.org");
  expect(appAddress({ host: "0.0.0.0", publicUrl }, 3000)).toBe("https://lab.example.org");
});
