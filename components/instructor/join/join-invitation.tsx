"use client";

import { useBoardState } from "@/components/instructor/session/board-session";
import { CopyButton } from "@/components/ui/copy-button";
import { useJoinAddress } from "./join-address";
import { QrCode } from "./qr-code";

/** How to join, large enough for the last row of a room. */
export function JoinInvitation() {
  const code = useBoardState(({ workshop }) => workshop.joinCode);
  const { host, link, isLocal } = useJoinAddress(code);
  return (
    <div className="flex flex-wrap items-center gap-x-10 gap-y-6">
      <QrCode text={link} className="size-[clamp(10rem,22vmin,24rem)] shrink-0 rounded border" />
      <dl className="flex min-w-0 flex-col gap-4">
        <div>
          <dt className="text-sm text-muted">Open in a browser</dt>
          <dd className="flex items-center gap-2 text-[clamp(1.25rem,3.2vmin,3.5rem)] leading-tight font-semibold [overflow-wrap:anywhere]">
            {host}
            <CopyButton text={link} />
          </dd>
        </div>
        <div>
          <dt className="text-sm text-muted">Join code</dt>
          <dd className="font-mono text-[clamp(1.25rem,3.2vmin,3.5rem)] leading-tight font-semibold [overflow-wrap:anywhere]">
            {code ?? <span className="font-sans text-base font-normal">None is needed.</span>}
          </dd>
        </div>
        {isLocal && (
          <p className="max-w-[45ch] text-sm leading-6 text-muted">
            Only this computer reaches this address. Set PUBLIC_URL to the one that your network
            knows, and HOST so that the app listens there.
          </p>
        )}
      </dl>
    </div>
  );
}
