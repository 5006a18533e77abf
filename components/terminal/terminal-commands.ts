export interface TerminalCommand {
  title: string;
  command: string;
}

const header = '-H "Authorization: Bearer $SCRAPELAB_TOKEN"';

/** The line that makes a token known to a shell. It begins with a space, so that most keep no record of it. */
export function exportToken(token: string | null): string {
  return ` export SCRAPELAB_TOKEN='${token ?? "paste your token here"}'`;
}

/** What reaches a learner's own servers from any shell with curl; `app` is the address of the app. */
export function terminalCommands(app: string): TerminalCommand[] {
  const gateway = `${app}/sandbox/pushgateway`;
  const prometheus = `${app}/sandbox/prometheus`;
  return [
    {
      title: "Push to your Pushgateway",
      command: `echo 'hello_from_my_terminal 1' | curl ${header} \\\n  --data-binary @- '${gateway}/metrics/job/my_terminal'`,
    },
    {
      title: "Push a file",
      command: `curl ${header} \\\n  --data-binary @metrics.txt '${gateway}/metrics/job/my_terminal'`,
    },
    {
      title: "See what your Pushgateway holds",
      command: `curl ${header} '${gateway}/metrics'`,
    },
    {
      title: "Query your Prometheus",
      command: `curl ${header} \\\n  -G --data-urlencode 'query=hello_from_my_terminal' '${prometheus}/api/v1/query'`,
    },
    {
      title: "Delete a group",
      command: `curl ${header} \\\n  -X DELETE '${gateway}/metrics/job/my_terminal'`,
    },
    {
      title: "Restart your Pushgateway",
      command: `curl ${header} \\\n  -X POST '${app}/api/sandbox/restart-gateway'`,
    },
  ];
}
