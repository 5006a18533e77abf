import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { seededRandom, TextMaker } from "@/lib/domain/pushgateway/exposition/testing/random-text";
import { readLocalSettings } from "@/lib/server/env";
import { startPushgateway } from "@/lib/server/testing/test-servers";
import {
  describePushed,
  disagreement,
  GatewayLine,
  type Pushed,
  shrink,
} from "./exposition-gateway";

const gateways = 2;
const batch = 200;
const enough = 10;
const paths = ["/metrics/job/a", "/metrics/job/a/instance/x", "/metrics/job/a/quantile/q/le/l"];

export interface Agreement {
  texts: number;
  accepted: number;
  /** Where parser and gateway disagree, shrunk, at most ten. */
  disagreements: string[];
}

/** Pushes `count` texts made from a seed to empty gateways, and compares each answer with the parser's. */
export async function compareWithGateway(count: number, seed: number): Promise<Agreement> {
  const shares = Array.from({ length: gateways }, (_, i) =>
    compareShare(Math.ceil(count / gateways), seed + i),
  );
  const all = await Promise.all(shares);
  return {
    texts: all.reduce((sum, { texts }) => sum + texts, 0),
    accepted: all.reduce((sum, { accepted }) => sum + accepted, 0),
    disagreements: all.flatMap(({ disagreements }) => disagreements),
  };
}

async function compareShare(count: number, seed: number): Promise<Agreement> {
  const maker = new TextMaker(seededRandom(seed));
  const gateway = await startPushgateway();
  const line = await GatewayLine.open(gateway.base);
  const agreement: Agreement = { texts: 0, accepted: 0, disagreements: [] };
  try {
    while (agreement.texts < count && agreement.disagreements.length < enough) {
      const texts = Array.from({ length: Math.min(batch, count - agreement.texts) }, (_, i) => ({
        path: paths[i % paths.length] ?? "",
        body: maker.make(),
      }));
      await compareBatch(line, await line.push(texts), agreement);
    }
    return agreement;
  } finally {
    line.close();
    await gateway.stop();
  }
}

async function compareBatch(line: GatewayLine, pushed: Pushed[], agreement: Agreement) {
  for (const each of pushed) {
    agreement.texts += 1;
    if (each.status === 200) agreement.accepted += 1;
    if (disagreement(each) === null) continue;
    agreement.disagreements.push(describePushed(await shrink(line, each)));
    if (agreement.disagreements.length >= enough) return;
  }
}

/** What the Pushgateway that is used says of its version. */
export async function gatewayVersion(): Promise<string> {
  const local = readLocalSettings();
  if (!local.ok) throw new Error(local.error.join("\n"));
  const { stdout, stderr } = await promisify(execFile)(local.value.pushgatewayBin, ["--version"]);
  return (stdout || stderr).split("\n")[0] ?? "";
}
