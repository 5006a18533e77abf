import { compareWithGateway } from "@/lib/domain/pushgateway/exposition/testing/exposition-agreement";

// node --import tsx tools/bench/exposition-agreement.ts [how many texts] [seed]
const [count = 50_000, seed = 1] = process.argv.slice(2).map(Number);
const { texts, accepted, disagreements } = await compareWithGateway(count, seed);
console.log(`${texts} texts, ${accepted} accepted, ${disagreements.length} disagreements`);
for (const each of disagreements) console.log(each);
if (disagreements.length > 0) process.exitCode = 1;
