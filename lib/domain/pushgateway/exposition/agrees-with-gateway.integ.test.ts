import { expect, test } from "vitest";
import {
  compareWithGateway,
  gatewayVersion,
} from "@/lib/domain/pushgateway/exposition/testing/exposition-agreement";

const count = 20_000;
const seed = 20_260_301;
const gateway = await gatewayVersion();

test(`the parser agrees with ${gateway} on ${count} texts`, async () => {
  const { texts, accepted, disagreements } = await compareWithGateway(count, seed);
  expect(disagreements).toEqual([]);
  expect(texts).toBe(count);
  expect(accepted).toBeGreaterThan(count / 5);
  expect(accepted).toBeLessThan((count * 4) / 5);
});
