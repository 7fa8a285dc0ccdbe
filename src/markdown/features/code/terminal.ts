/** Languages that show commands with what they answer. */
const sessions = /^(?:console|terminal|shell-session|sh-session|shellsession|pycon|bash-session|powershell-session)$/i;
/** Languages of commands: a block that begins with a prompt shows a terminal. */
const shells = /^(?:sh|bash|zsh|fish|ksh|shell|powershell|pwsh|ps1?|bat|cmd|batch)$/i;

/** User and host, or a folder, as a shell shows them before its sign. */
const where = String.raw`(?:\([\w.-]+\) )?(?:\[?[\w.-]+@[\w.-]+[^$%#>\n]{0,80}|[~/.][\w./~-]{0,80} ?)?`;

/** What stands before a command: of POSIX shells, of PowerShell, of Windows and of Python. */
const prompt = new RegExp(
  String.raw`^(?:${where}[$%❯➜#](?: |$)|PS(?: [^>\n]{0,80})?> ?|[A-Z]:\\[^>\n]{0,80}> ?|(?:>>>|\.\.\.)(?: |$))`,
);

/** Whether a block shows a terminal. */
export function isTerminal(code: string, language: string): boolean {
  return sessions.test(language) || (shells.test(language) && startsWithPrompt(code));
}

function startsWithPrompt(code: string): boolean {
  const [first = ''] = code.trimStart().split('\n');
  const found = prompt.exec(first)?.[0] ?? '';
  return found !== '' && !/^(?:#|>>>|\.\.\.)/.test(found);
}

/**
 * How long the prompt of each line is; 0 where it has none. `#` is one only where no other is in the block: there it
 * begins a comment. A `> ` is one behind a line that goes on.
 */
export function promptLengths(lines: readonly string[]): number[] {
  const found = lines.map((line) => prompt.exec(line)?.[0] ?? '');
  const hasOther = found.some((one) => one !== '' && !one.startsWith('#'));
  let goesOn = false;
  return lines.map((line, index) => {
    const own = found[index] ?? '';
    const isPrompt = own !== '' && !(hasOther && own.startsWith('#'));
    const length = isPrompt ? own.length : goesOn && line.startsWith('> ') ? 2 : 0;
    goesOn = length > 0 && line.endsWith('\\');
    return length;
  });
}
