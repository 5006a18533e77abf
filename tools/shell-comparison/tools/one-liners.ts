import type { ScriptCase } from "@/tools/shell-comparison/script-case";

/** The files that one-liners read. */
const files = {
  "data.txt": "alpha 10 x\nbeta 20 y\ngamma 5 x\nalpha 7 z\n",
  "csv.csv": "name,size,when\na,10,2024-01-01\nb,20,2024-02-01\nc,,2024-03-01\n",
  "log.txt":
    "2024-01-01 INFO start\n2024-01-01 ERROR disk full code=12\n2024-01-02 WARN slow 3.5s\n" +
    "2024-01-02 ERROR net down code=7\n2024-01-03 INFO done\n",
  "j.json":
    '{"name":"x","items":[{"k":"a","v":1.0},{"k":"b","v":2.50},{"k":"c","v":null}],"n":1e1000,"s":"a\\"b",' +
    '"big":12345678901234567890}\n',
  "df.txt":
    "Filesystem     1K-blocks    Used Available Use% Mounted on\n" +
    "/dev/sda1       41152812 9876543  29152812  26% /\n" +
    "tmpfs            1024000       0   1024000   0% /dev/shm\n",
  passwd:
    "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n" +
    "ada:x:1000:1000:Ada:/home/ada:/bin/bash\n",
};

type Row = string | { script: string; refuses: string } | { script: string; varies: true };

/** Rows of one tool; a plain string is a script that has to be the same. */
export const oneLiners = (what: string, rows: readonly Row[]): readonly ScriptCase[] =>
  rows.map((row) =>
    typeof row === "string" ? { what, script: row, files } : { what, files, ...row },
  );
