import { diagnoseRefusal } from "@/lib/domain/pushgateway/refusal/refusal";
import type { Effect, Refusal } from "./attempt";
import type { Exchange } from "./exchange";
import { parsePushPath } from "./grouping-key";
import { namedMetrics, namesOfFamilies } from "./named-metrics";
import { readFamilies } from "./read-families";

export interface ReadExchange {
  effect: Effect;
  refusal: Refusal | null;
  /** Names in the body that may be meant as those of metrics. */
  metrics: string[];
}

/**
 * What an exchange did to the gateway's groups, or why it was refused. A push is answered 200 (202 with
 * `--push.disable-consistency-check`), a delete 202 whether or not anything matched
 * (Pushgateway README, "API"); `matched` is therefore null here.
 */
export function readExchange(exchange: Exchange): ReadExchange {
  const read = readOutcome(exchange);
  const families = "families" in read.effect ? read.effect.families : null;
  const metrics = families ? namesOfFamilies(families) : namedMetrics(exchange.body);
  return { ...read, metrics };
}

function readOutcome(exchange: Exchange): Omit<ReadExchange, "metrics"> {
  const { method } = exchange;
  const none: Effect = { kind: "none" };
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") {
    return { effect: none, refusal: null };
  }
  if (exchange.status >= 300) return { effect: none, refusal: diagnoseRefusal(exchange) };
  const group = parsePushPath(exchange.path);
  if (!group.ok) return { effect: none, refusal: null };
  const { labels } = group.value;
  if (method === "DELETE") {
    return { effect: { kind: "delete", group: labels, matched: null }, refusal: null };
  }
  if (method !== "PUT" && method !== "POST") return { effect: none, refusal: null };
  const kind = method === "PUT" ? "put" : "post";
  const families = readFamilies(exchange.body, exchange.headers.contentType, labels);
  return { effect: { kind, group: labels, families }, refusal: null };
}
