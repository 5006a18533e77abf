/**
 * A function in place of curl that leaves out `-b`, which browsers write into the commands that they copy:
 * the gateway minds no cookie, and the shell's curl has none.
 */
const skipping =
  'curl() { local kept=(); while [ $# -gt 0 ]; do case "$1" in' +
  " -b|--cookie) shift ;; -b*) ;;" +
  ` *) kept+=("$1") ;; esac; shift; done; command curl "\${kept[@]}"; }; `;

/** A script whose commands are only read, and not run, without the cookies that they would send. */
export function withoutCookies(script: string): string {
  return /\s(-b|--cookie\b)/.test(script) ? skipping + script : script;
}
