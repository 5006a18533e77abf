import { expect, test } from "vitest";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";

// What GNU's ls and du of Debian 12 print.
test.each([
  [
    "touch f; chmod 600 f; ls -l f | cut -c1-10; chmod +x f; ls -l f | cut -c1-10",
    "-rw-------\n-rwx--x--x\n",
  ],
  ["mkdir d; chmod 700 d; chmod g+s d; ls -ld d | cut -c1-10", "drwx--S---\n"],
  ["mkdir d; touch d/x d/.h a; ls; ls -A d; ls -F; ls d a", "a\nd\n.h\nx\na\nd/\na\n\nd:\nx\n"],
  [
    "mkdir d; touch d/x; ls -l | awk '{print $1, $2, $5, $NF}'",
    "total 4  4\ndrwxr-xr-x 2 4096 d\n",
  ],
  ["mkdir -p d/e; ls -R", ".:\nd\n\n./d:\ne\n\n./d/e:\n"],
  ["touch x; ln -s x l; ls -l l | awk '{print $1, $(NF-2), $(NF-1), $NF}'", "lrwxrwxrwx l -> x\n"],
  ["seq 900 | head -c 2000 >k; seq 9000 >m; ls -S; ls -lh k | awk '{print $5}'", "m\nk\n2.0K\n"],
  ["touch -d 2020-01-01 k; ls -l k | awk '{print $6,$7,$8}'", "Jan 1 2020\n"],
  ["printf 12345 >f; du -b f; du -sh f; du -c f", "5\tf\n4.0K\tf\n4\tf\n4\ttotal\n"],
])("%s", async (script, stdout) => {
  expect(await openTestShell().run(script)).toMatchObject({ stdout, stderr: "", exitCode: 0 });
});

test("what is not there is told, and the rest is shown", async () => {
  const stderr = "ls: cannot access 'nothing': No such file or directory\n";
  const ran = await openTestShell().run("touch a; ls nothing a");
  expect(ran).toMatchObject({ stdout: "a\n", stderr, exitCode: 2 });
});
