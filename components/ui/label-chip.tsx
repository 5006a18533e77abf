/** One label of a grouping key. */
export function LabelChip({ name, value }: { name: string; value: string }) {
  return (
    <code className="rounded bg-raised px-1.5 py-0.5 text-[13px] leading-5 text-text [overflow-wrap:anywhere]">
      <span className="text-muted">{name}=</span>
      {value === "" ? <em className="text-failed">empty</em> : JSON.stringify(value)}
    </code>
  );
}
