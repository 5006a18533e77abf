import { Disclosure } from "@/components/ui/disclosure";
import { LocalTime } from "@/components/ui/local-time";
import type { GatewayGroups } from "@/lib/contract/classroom/learner-view";

type Group = GatewayGroups["groups"][number];

/** What the learner's gateway holds. */
export function LearnerGroups({ gateway }: { gateway: GatewayGroups | null }) {
  if (gateway === null) return null;
  const { groups, isKnown } = gateway;
  return (
    <section aria-label="Groups on the gateway">
      <h3 className="text-sm font-semibold">On the gateway</h3>
      {groups.length === 0 && (
        <p className="mt-1 text-sm text-muted">
          {isKnown
            ? "It holds nothing."
            : "What it holds is not known: it is not running now, or could not be looked at."}
        </p>
      )}
      {groups.map((group) => (
        <GroupFold key={labelText(group.labels)} group={group} />
      ))}
    </section>
  );
}

function GroupFold({ group: { labels, families, lastPushAtMs } }: { group: Group }) {
  return (
    <Disclosure
      isOpen={families.length <= 3}
      summary={
        <span className="min-w-0 font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
          {labelText(labels)}
        </span>
      }
      className="mt-1"
    >
      {lastPushAtMs !== null && (
        <p className="text-xs text-muted">
          last push <LocalTime at={new Date(lastPushAtMs).toISOString()} />
        </p>
      )}
      <ul className="font-mono text-[0.8125rem] leading-5">
        {families.flatMap(({ name, series }) =>
          series.map((each) => (
            <li
              key={`${name}${labelText(each.labels)}`}
              className="pl-4 -indent-4 [overflow-wrap:anywhere]"
            >
              {name}
              {labelText(each.labels)} <span className="font-medium">{each.value}</span>
            </li>
          )),
        )}
      </ul>
    </Disclosure>
  );
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `{${pairs.join(",")}}`;
}
