"use client";

import { useLabState } from "@/components/lab/session/lab-session";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";

interface ResponseUnknownProps {
  /** Why no answer came. */
  message: string;
  /** Whether what the gateway holds has been looked at since. */
  isSeen: boolean;
}

const shownGroups = 8;

/** No answer came: whether the request arrived is seen by what the gateway holds. */
export function ResponseUnknown({ message, isSeen }: ResponseUnknownProps) {
  const groups = useLabState(({ sandbox }) => sandbox.groups);
  return (
    <>
      <p role="alert" className="text-failed">
        It is not known whether your request arrived. <span className="text-text">{message}</span>
      </p>
      <p className="mt-1">Sending it again, unchanged, repeats the same attempt.</p>
      {!isSeen && (
        <p className="mt-1 text-muted">
          What your gateway holds will appear here as soon as it is known.
        </p>
      )}
      {isSeen && groups.length === 0 && <p className="mt-1">Your gateway holds no groups now.</p>}
      {isSeen && groups.length > 0 && (
        <>
          <p className="mt-1">Your gateway holds now:</p>
          <ul className="mt-1 font-mono text-[13px] leading-5">
            {groups.slice(0, shownGroups).map(({ labels, families }) => (
              <li key={formatLabels(labels)} className="[overflow-wrap:anywhere]">
                {formatLabels(labels)}{" "}
                <span className="text-muted">{families.map(({ name }) => name).join(", ")}</span>
              </li>
            ))}
          </ul>
          {groups.length > shownGroups && (
            <p className="text-muted">
              … and {groups.length - shownGroups} more groups; the Gateway tab shows all.
            </p>
          )}
        </>
      )}
    </>
  );
}
