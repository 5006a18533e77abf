import { expect, it } from "vitest";
import { openClass, openPage, send } from "./testing/open-class";

it("judges and tells as ever while its changes cannot be kept", async () => {
  const opened = await openClass();
  const failing = { ...opened.store.notebook, log: () => Promise.reject(new Error("disk full")) };
  const services = { ...opened, ...opened.serve({ notebook: failing }) };
  const ada = await opened.join("Ada");
  const page = openPage(services, ada);
  await send(services, ada, { body: "files 3\n", step: "push" });
  await page.untilTold("push", "wrong-value");
  await send(services, ada, { body: "files 4\n", step: "push" });
  await page.untilTold("push", "passed");
  expect(await opened.store.notebook.counts(ada, "demo", () => [])).toEqual({ push: 2 });
});
