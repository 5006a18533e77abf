import { err, ok, type Result } from "@/lib/domain/result";
import { streamOf } from "@/lib/server/api/text-stream";
import type { ClassError } from "@/lib/server/classroom/class-error";
import type { Classroom } from "@/lib/server/classroom/classroom";
import { exportCsv, exportJson } from "@/lib/server/classroom/exports/export-files";
import { exportXapi } from "@/lib/server/classroom/exports/export-xapi";
import type { ExportParts } from "@/lib/server/classroom/exports/exported-class";

interface Exporting {
  request: Request;
  services: { classroom: Pick<Classroom, "board" | "events" | "pseudonyms">; env: Env };
}

interface Env {
  publicUrl: URL | null;
}

const files = {
  csv: { name: "export.csv", type: "text/csv; charset=utf-8" },
  json: { name: "export.json", type: "application/json" },
  xapi: { name: "export.xapi.jsonl", type: "application/jsonl; charset=utf-8" },
} as const;

/**
 * A file of the workshop that is held now, or of the one that `workshop` names; `names=no` leaves out who
 * it was, and every word that somebody wrote.
 */
export async function exportAnswer(
  kind: keyof typeof files,
  { request, services: { classroom, env } }: Exporting,
): Promise<Result<Response, ClassError>> {
  const url = new URL(request.url);
  const workshop = url.searchParams.get("workshop");
  const read = await classroom.board.read(workshop);
  if (!read) return err({ kind: "unknown-workshop", workshop: workshop ?? "" });
  const hasNames = url.searchParams.get("names") !== "no";
  const parts = { ...read, hasNames, nowMs: Date.now(), pseudonyms: classroom.pseudonyms };
  const { name, type } = files[kind];
  const origin = env.publicUrl?.origin ?? `http://${request.headers.get("host") ?? url.host}`;
  const body = kind === "xapi" ? xapiBody(parts, classroom.events, origin) : bodyOf(kind, parts);
  const headers = {
    "content-type": type,
    "content-disposition": `attachment; filename="scrapelab-${read.memory.roll().workshop.id}-${name}"`,
    "x-content-type-options": "nosniff",
  };
  return ok(new Response(body, { headers }));
}

const bodyOf = (kind: "csv" | "json", parts: ExportParts) =>
  kind === "csv" ? exportCsv(parts) : exportJson(parts);

const xapiBody = (parts: ExportParts, events: Classroom["events"], origin: string) =>
  streamOf(exportXapi({ ...parts, events, origin }));
