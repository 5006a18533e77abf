/** What the published one-liners read: answers of Prometheus, metrics, logs, tables of the system. */
export const publishedFiles = {
  "prom.json":
    '{"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"up","job":"node","instance":"a:9100"},"value":[1720000000.123,"1"]},{"metric":{"__name__":"up","job":"db \\"x\\"","instance":"b:9100"},"value":[1720000000.123,"0"]}]}}\n',
  "range.json":
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"job":"node"},"values":[[1720000000,"1.000023"],[1720000015,"4.5"],[1720000030,"7.000089"]]}]}}\n',
  "metrics.prom":
    '# HELP http_requests_total Requests.\n# TYPE http_requests_total counter\nhttp_requests_total{code="200",method="get"} 1027\nhttp_requests_total{code="500",method="get"} 3\n# TYPE mem_bytes gauge\nmem_bytes 1.5e+09\nprocess_start_time_seconds 1.72e+09\n',
  "access.log":
    '10.0.0.1 - - [10/Oct/2023:13:55:36 +0000] "GET /a HTTP/1.1" 200 2326 0.012\n10.0.0.2 - - [10/Oct/2023:13:55:37 +0000] "POST /b HTTP/1.1" 500 12 1.5\n10.0.0.1 - - [10/Oct/2023:13:56:02 +0000] "GET /a?x=1 HTTP/1.1" 200 99 0.004\n10.0.0.3 - - [10/Oct/2023:13:57:00 +0000] "GET /c HTTP/2" 404 0 0.001\n',
  "free.txt":
    "               total        used        free      shared  buff/cache   available\nMem:        16303428     4212344     8123456      345678     3967628    11456789\nSwap:        2097148           0     2097148\n",
  "df.txt":
    "Filesystem     1K-blocks    Used Available Use% Mounted on\n/dev/sda1       41152812 9876543  29152812  26% /\ntmpfs            1024000       0   1024000   0% /dev/shm\n",
  "app.conf":
    '# settings\n[db]\nhost = localhost\nport=5432\n\n[web]\nport = 80 # public\nname="my app"\n',
  "users.csv": 'id,name,email\n1,Ada,ada@example.org\n2,"Bob, Jr",bob@example.org\n3,Cy,\n',
  "junit.xml":
    '<testsuite name="unit" tests="12" failures="2" errors="0" time="3.456">\n<testcase name="a" time="0.1"/>\n</testsuite>\n',
};
