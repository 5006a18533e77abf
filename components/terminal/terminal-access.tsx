"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { LocalTime } from "@/components/ui/local-time";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { explainApiError } from "@/lib/client/api-error";
import { makeToken, revokeToken } from "@/lib/client/personal-token";
import { TerminalCommand } from "./terminal-command";
import { exportToken, terminalCommands } from "./terminal-commands";

interface TokenLife {
  madeAt: string;
  endsAt: string;
}

interface TerminalAccessProps {
  /** Address of the app, as the browser has it. */
  app: string;
  /** Whether the app can restart the learner's gateway. */
  canRestart: boolean;
  /** Null where there is no token that is good. */
  life: TokenLife | null;
}

/** Makes and revokes the personal token, shows it once, and the commands that use it. */
export function TerminalAccess({ app, canRestart, life: atFirst }: TerminalAccessProps) {
  const isHydrated = useIsHydrated();
  const [life, setLife] = useState(atFirst);
  const [token, setToken] = useState<string | null>(null);
  const [busyWith, setBusyWith] = useState<"make" | "revoke" | null>(null);
  const [note, setNote] = useState<{ text: string; isError: boolean } | null>(null);

  async function make() {
    setBusyWith("make");
    const made = await makeToken();
    setBusyWith(null);
    if (!made.ok) return setNote({ text: explainApiError(made.error), isError: true });
    setLife(made.value);
    setToken(made.value.token);
    const replaced = life ? " The earlier one no longer works." : "";
    setNote({ text: `The token is made.${replaced}`, isError: false });
  }

  async function revoke() {
    setBusyWith("revoke");
    const revoked = await revokeToken();
    setBusyWith(null);
    if (!revoked.ok) return setNote({ text: explainApiError(revoked.error), isError: true });
    setLife(null);
    setToken(null);
    setNote({ text: "The token is revoked. What used it gets no further.", isError: false });
  }

  return (
    <>
      <section aria-label="Your token" className="mt-6 rounded border bg-panel p-4 sm:p-6">
        <h2 className="font-semibold">Your token</h2>
        <TokenState life={life} />
        <div className="mt-4 flex flex-wrap gap-2">
          <Button
            variant={life ? "quiet" : "primary"}
            disabled={!isHydrated}
            isBusy={busyWith === "make"}
            onClick={() => void make()}
          >
            {life ? "Replace token" : "Make a token"}
          </Button>
          {life && (
            <Button
              variant="danger"
              disabled={!isHydrated}
              isBusy={busyWith === "revoke"}
              onClick={() => void revoke()}
            >
              Revoke token
            </Button>
          )}
        </div>
        <p
          role="status"
          className={`mt-3 text-sm empty:hidden ${note?.isError ? "text-failed" : "text-muted"}`}
        >
          {note?.text}
        </p>
        {token && (
          <Callout tone="warning" title="Copy it now" className="mt-4">
            This is the only time it is shown. Whoever has it can use your sandbox, so keep it out
            of files that others read.
            <span className="mt-2 flex items-center gap-2">
              <code className="min-w-0 [overflow-wrap:anywhere]">{token}</code>
              <CopyButton text={token} />
            </span>
          </Callout>
        )}
      </section>
      <div className="mt-8 flex flex-col gap-5">
        <h2 className="font-semibold">Commands</h2>
        <TerminalCommand title="First, once in each shell" command={exportToken(token)} />
        {terminalCommands(app, canRestart).map((command) => (
          <TerminalCommand key={command.title} {...command} />
        ))}
      </div>
    </>
  );
}

function TokenState({ life }: { life: TokenLife | null }) {
  if (!life) return <p className="mt-1 text-sm text-muted">You have none at the moment.</p>;
  return (
    <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm tabular-nums">
      <dt className="text-muted">Made</dt>
      <dd>
        <LocalTime at={life.madeAt} style="date" />
      </dd>
      <dt className="text-muted">Ends</dt>
      <dd>
        <LocalTime at={life.endsAt} style="date" />
      </dd>
    </dl>
  );
}
