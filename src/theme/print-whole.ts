import type nunjucks from 'nunjucks';

/** Where the variables of a template that may wait hold what it waits with; no template can write such a name. */
const waitingKey = '\0waiting';

/** One printing of a template that may wait. */
class Waiting {
  /** Texts that it asked for and that are not there yet. */
  readonly open = new Set<Promise<void>>();
  /** Ends it with an error. */
  readonly fail: (error: unknown) => void;

  constructor(fail: (error: unknown) => void) {
    this.fail = fail;
  }
}

/**
 * Prints a template whose functions may answer later. What `printOnce` prints is wanted at once, as Nunjucks' own functions
 * answer at once: where it is not known yet, the template is printed again when it is.
 */
export async function printWhole(environment: nunjucks.Environment, template: string, data: object): Promise<string> {
  return await repeated((variables, done) => environment.render(template, variables, done), data);
}

/** Prints once, to its callback. */
type Print = (variables: object, done: (error: unknown, text: string | null) => void) => void;

/** What something prints, once all texts are there that it asks for. */
export async function repeated(print: Print, data: object): Promise<string> {
  for (;;) {
    const { text, open } = await printed(print, data);
    if (open.size === 0) return text;
    await Promise.all(open);
  }
}

/** Lets whoever prints with these variables print again when a text is there. */
export function waitFor(variables: object, text: Promise<void>): void {
  // A page that fails by itself waits for none of its texts. What fails in them then too is nobody's to hear of, and ends
  // no process: each is told when it is printed again.
  text.catch(() => undefined);
  waitingOf(variables)?.open.add(text);
}

/** Ends a printing with an error that was thrown when its code had waited: Nunjucks hears of none then. */
export function failPrinting(variables: object, error: unknown): void {
  waitingOf(variables)?.fail(error);
}

function waitingOf(variables: object): Waiting | null {
  const waiting: unknown = Reflect.get(variables, waitingKey);
  return waiting instanceof Waiting ? waiting : null;
}

async function printed(
  print: Print,
  data: object,
): Promise<{ readonly text: string; readonly open: ReadonlySet<Promise<void>> }> {
  return await new Promise((resolve, reject) => {
    const waiting = new Waiting(reject);
    print({ ...data, [waitingKey]: waiting }, (error, text) => {
      if (error) reject(error);
      else resolve({ text: text ?? '', open: waiting.open });
    });
  });
}
