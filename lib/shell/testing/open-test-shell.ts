import { ok } from "@/lib/domain/result";
import { createShell } from "@/lib/shell/create-shell";
import type { TransferRequest } from "@/lib/shell/curl/transfer";

/** A learner's shell whose every request is answered 200; `sent` holds the requests in their order. */
export function openTestShell(files: Record<string, string> = {}) {
  const sent: TransferRequest[] = [];
  const { run } = createShell({
    kept: { files, cluster: null },
    ports: {
      team: "ada",
      async transfer(request) {
        sent.push(request);
        return ok({ status: 200, statusText: "OK", headers: {}, body: new Uint8Array() });
      },
      restartGateway: async () => ok(null),
    },
  });
  return { sent, run };
}
