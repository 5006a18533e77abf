export interface TerminalCommand {
  title: string;
  command: string;
  /** What to expect of it, where that surprises. */
  note?: string;
}

const header = '-H "Authorization: Bearer $SCRAPELAB_TOKEN"';

/** The line that makes a token known to a shell. It begins with a space, so that most keep no record of it. */
export function exportToken(token: string | null): string {
  return ` export SCRAPELAB_TOKEN='${token ?? "paste your token here"}'`;
}

/**
 * What reaches a learner's own servers from any shell with curl; `app` is the address of the app, which may
 * not be able to restart a gateway.
 */
export function terminalCommands(app: string, canRestart: boolean): TerminalCommand[] {
  const gateway = `${app}/sandbox/pushgateway`;
  const prometheus = `${app}/sandbox/prometheus`;
  return [
    {
      title: "Push to your Pushgateway",
      command: `echo 'hello_from_my_terminal 1' |\n  curl ${header} --data-binary @- \\\n  '${gateway}/metrics/job/my_terminal'`,
      note: "A push that worked prints nothing: the gateway answers 200 without a text. What was refused says why. With -i after curl you see the status too.",
    },
    {
      title: "Push a file",
      command: `curl ${header} --data-binary @metrics.txt \\\n  '${gateway}/metrics/job/my_terminal'`,
    },
    {
      title: "See what your Pushgateway holds",
      command: `curl -sS ${header} \\\n  '${gateway}/metrics' |\n  grep -vE '^(# (HELP|TYPE) )?(go|process|pushgateway)_'`,
      note: "The gateway shows its own metrics too; grep leaves them out here. Without what was pushed nothing is printed.",
    },
    {
      title: "Query your Prometheus",
      command: `curl ${header} -G \\\n  --data-urlencode 'query=hello_from_my_terminal' \\\n  '${prometheus}/api/v1/query'`,
    },
    {
      title: "Delete a group",
      note: "This prints nothing either, whether or not there was such a group.",
      command: `curl ${header} -X DELETE \\\n  '${gateway}/metrics/job/my_terminal'`,
    },
    ...(canRestart ? [restartCommand(app)] : []),
  ];
}

const restartCommand = (app: string): TerminalCommand => ({
  title: "Restart your Pushgateway",
  command: `curl ${header} -X POST \\\n  '${app}/api/sandbox/restart-gateway'`,
});
