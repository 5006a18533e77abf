import { ok } from "@/lib/domain/result";
import { namesFor } from "@/lib/domain/site-names";
import { createShell } from "@/lib/shell/create-shell";
import type { TransferAnswer, TransferRequest } from "@/lib/shell/curl/transfer";
import { readJq } from "./read-jq";

type Answer = (request: TransferRequest) => TransferAnswer;

const plainOk: Answer = () => ({
  status: 200,
  statusText: "OK",
  headers: {},
  body: new Uint8Array(),
});

/** A learner's shell whose every request is answered 200, or by `answer`; `sent` holds the requests in their order. */
export function openTestShell(files: Record<string, string> = {}, answer: Answer = plainOk) {
  const sent: TransferRequest[] = [];
  const { run } = createShell({
    kept: { files, cluster: null },
    ports: {
      names: namesFor("ada"),
      async transfer(request) {
        sent.push(request);
        return ok(answer(request));
      },
      restartGateway: async () => ok(null),
      loadJq: readJq,
    },
  });
  return { sent, run };
}
