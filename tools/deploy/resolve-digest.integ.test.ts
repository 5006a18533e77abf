import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readImages, writeDigests } from "./image-list";
import { resolveDigest } from "./resolve-digest";

const manifest = JSON.stringify({ schemaVersion: 2, manifests: [] });
const digest = `sha256:${createHash("sha256").update(manifest).digest("hex")}`;

const typed = { "content-type": "application/vnd.oci.image.index.v1+json; charset=utf-8" };
const sendManifest = (response: ServerResponse) => response.writeHead(200, typed).end(manifest);

/** A registry on this machine; what it is called in an image's name. */
async function registry(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("the digest is that of the manifest which the registry has for the tag", async () => {
  const host = await registry(({ url, headers }, response) => {
    const isIt = url === "/v2/prometheus/pushgateway/manifests/v1.5.1";
    const isOciIndex = headers.accept?.startsWith("application/vnd.oci.image.index.v1+json");
    if (isIt && isOciIndex) sendManifest(response);
    else response.writeHead(404).end();
  });
  const at = (image: string) => resolveDigest(`${host}/${image}`);
  expect(await at("prometheus/pushgateway:v1.5.1")).toEqual({ ok: true, value: digest });
  expect(await at("prometheus/pushgateway:v9")).toEqual({
    ok: false,
    error: "the registry answered 404: it does not have this tag",
  });
});

test("a registry that gives everybody a token is asked for one", async () => {
  const host = await registry(({ url = "", headers }, response) => {
    if (url.startsWith("/token")) {
      const isItsScope = url === "/token?service=lab&scope=repository%3Aa%2Fb%3Apull";
      response.end(JSON.stringify({ token: isItsScope ? "opens" : "" }));
    } else if (headers.authorization === "Bearer opens") {
      response.setHeader("Docker-Content-Digest", digest);
      sendManifest(response);
    } else {
      const challenge = `Bearer realm="http://${headers.host}/token",service="lab",scope="repository:a/b:pull"`;
      response.writeHead(401, { "WWW-Authenticate": challenge }).end();
    }
  });
  expect(await resolveDigest(`${host}/a/b:1`)).toEqual({ ok: true, value: digest });
});

test("an image that is named by its digest has it, and a name without registry or tag is asked of nobody", async () => {
  expect(await resolveDigest(`registry.example.org/a/b@${digest}`)).toEqual({
    ...{ ok: true, value: digest },
  });
  for (const image of ["bash", "library/bash:5", "registry.example.org/a", "localhost:5000/a"]) {
    expect(await resolveDigest(image), image).toEqual({
      ok: false,
      error: "its name has no registry, or no tag",
    });
  }
});

test.for<{ about: string; answer: RequestListener; error: RegExp }>([
  {
    about: "is a page that asks for a sign-in",
    answer: (_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome</h1>"),
    error: /text\/html, which is no manifest/,
  },
  {
    about: "sends a manifest of the first version, whose digest is another one",
    answer: (_, response) =>
      response
        .writeHead(200, {
          "content-type": "application/vnd.docker.distribution.manifest.v1+prettyjws",
        })
        .end(manifest),
    error: /which is no manifest/,
  },
  {
    about: "wants a password",
    answer: (_, response) =>
      response.writeHead(401, { "WWW-Authenticate": 'Basic realm="lab"' }).end(),
    error: /401: it wants a sign-in/,
  },
  {
    about: "says another digest than it sends",
    answer: (_, response) =>
      sendManifest(response.setHeader("Docker-Content-Digest", `sha256:${"0".repeat(64)}`)),
    error: /the registry says sha256:0+, and what it sent is sha256:/,
  },
  {
    about: "sends without end",
    answer: (_, response) => {
      response.writeHead(200, typed);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on("drain", more);
      more();
    },
    error: /more than 4194304 bytes/,
  },
  {
    about: "breaks off",
    answer: (_, response) => response.destroy(),
    error: /cannot be reached/,
  },
])("no digest comes of a registry that $about", async ({ answer, error }) => {
  const host = await registry(answer);
  expect(await resolveDigest(`${host}/a/b:1`)).toEqual({
    ok: false,
    error: expect.stringMatching(error),
  });
});

test("a digest is written beside its tag, and what was not resolved stays as it is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "scrapelab-images-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const list = [
    "# a word for the reader",
    "images:",
    "  - name: a",
    "    newName: registry.example.org/a",
    '    newTag: "1"',
    "  - name: b",
    "    newName: registry.example.org/b",
    '    newTag: "1"',
    "",
  ].join("\n");
  writeFileSync(join(folder, "kustomization.yaml"), list);
  writeDigests(folder, new Map([["registry.example.org/a:1", digest]]));
  const written = readFileSync(join(folder, "kustomization.yaml"), "utf8");
  expect(written).toContain("# a word for the reader");
  expect(readImages(folder).map((image) => image.digest)).toEqual([digest, undefined]);
});
