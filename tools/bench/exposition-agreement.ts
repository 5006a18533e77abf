import {
  compareWithGateway,
  gatewayVersion,
} from "@/lib/domain/pushgateway/exposition/testing/exposition-agreement";

// node --import tsx tools/bench/exposition-agreement.ts [how many texts] [seed]
const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
console.log(`${await gatewayVersion()}, ${count} texts, seed ${seed}`);
const { texts, accepted, disagreements } = await compareWithGateway(count, seed);
console.log(`${texts} texts, ${accepted} accepted, ${disagreements.length} disagreements`);
for (const each of disagreements) console.log(each);
if (disagreements.length > 0) process.exitCode = 1;
