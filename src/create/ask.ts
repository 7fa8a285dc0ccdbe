import { createInterface } from 'node:readline/promises';

/** Asks for texts on a terminal, one after the other; an empty answer takes what is offered. */
export interface Questions {
  ask(question: string, offered: string): Promise<string>;
  close(): void;
}

/** Opens the terminal for questions. Ctrl-C and Ctrl-D end the process: nothing is written before the last answer. */
export function openQuestions(): Questions {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const leave = () => process.exit(130);
  terminal.once('SIGINT', leave).once('close', leave);
  return {
    async ask(question, offered) {
      const answer = await terminal.question(`${question}${offered === '' ? '' : ` (${offered})`}: `);
      return answer.trim() === '' ? offered : answer.trim();
    },
    close() {
      terminal.off('close', leave);
      terminal.close();
    },
  };
}
