import { expect, test } from "vitest";
import { ok } from "@/lib/domain/result";
import { readPasted } from "./pasted-command";

const push = "echo 'm 1' | curl --data-binary @- http://localhost:9091/metrics/job/a";

test.each([
  "",
  "$ ",
  "# ",
  "% ",
  "❯ ",
  "user@host:~$ ",
  "ada@host.example.org:~/my dir$ ",
  "[user@host ~]$ ",
  "[root@host ~]# ",
  "root@host:/# ",
  "(venv) user@host:~$ ",
  "user@host ~ % ",
  "bash-5.1$ ",
  "sh-4.4# ",
  "~ $ ",
  "/tmp # ",
  "➜  ~ ",
  "C:\\Users\\Ada>",
  "PS C:\\Users\\Ada> ",
])("takes away the prompt %j", (prompt) => {
  expect(readPasted(`${prompt}${push}`)).toEqual(ok(`${push}\n`));
});

test.each(["user@host:~$ cat <<EOF | curl x", "$ cat <<EOF | curl x", "cat <<EOF | curl x"])(
  "takes away the prompts of the lines below: %s",
  (first) => {
    const pasted = `${first}\n> # TYPE m counter\n>\n> m 1\n> EOF`;
    expect(readPasted(pasted)).toEqual(ok("cat <<EOF | curl x\n# TYPE m counter\n\nm 1\nEOF\n"));
  },
);

test("leaves lines below that have no prompt as they are", () => {
  const text = "cat <<EOF | curl x\n# TYPE m counter\nm 1\nEOF\n";
  expect(readPasted(`[ada@host ~]$ ${text}`)).toEqual(ok(text));
  expect(readPasted("curl x \\\n> out")).toEqual(ok("curl x \\\n> out\n"));
});

test("takes away the prompt that came back, and keeps the next command", () => {
  expect(readPasted("user@host:~$ curl x\nuser@host:~$ ")).toEqual(ok("curl x\n\n"));
  expect(readPasted("$ curl x\n$ curl y\n$")).toEqual(ok("curl x\ncurl y\n\n"));
});

test.each([
  'curl.exe -X PUT ^\r\n  --data-binary "m 1" ^\r\n  http://localhost:9091/metrics/job/a\r\n',
  'PS C:\\> curl.exe -X PUT `\n  --data-binary "m 1" `\n  http://localhost:9091/metrics/job/a',
])("reads what Windows' shells take: %j", (pasted) => {
  expect(readPasted(pasted)).toEqual(
    ok('curl -X PUT \\\n  --data-binary "m 1" \\\n  http://localhost:9091/metrics/job/a\n'),
  );
});

test.each([
  ["wget --post-data='m 1' http://localhost:9091/metrics/job/a", "wget"],
  ["echo 'm 1' | wget --post-file=- http://localhost:9091/metrics/job/a", "wget"],
  ["PS C:\\> Invoke-WebRequest -Uri http://localhost:9091/metrics", "Invoke-WebRequest"],
])("reads no other program: %s", (pasted, program) => {
  const read = readPasted(pasted);
  expect(read.ok ? "" : read.error).toMatch(new RegExp(`Only curl commands .*${program}`));
});
