import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRecord } from '../../src/model/is-record.ts';

/** A server that speaks the Language Server Protocol over its standard streams. */
export interface LanguageServer extends AsyncDisposable {
  /** Opens a text, and gives what is wrong with it as soon as the server says so. */
  open(path: string, text: string): Promise<readonly { readonly message: string; readonly line: number }[]>;
  /** The labels that are offered at a place, from 0. */
  completions(path: string, line: number, character: number): Promise<string[]>;
  hover(path: string, line: number, character: number): Promise<string>;
}

/**
 * Starts `yaml-language-server` with schemas, which are paths by the globs of files that they are for, as
 * `.vscode/settings.json` tells them to the extension that runs it.
 */
export async function yamlServer(root: string, schemas: Readonly<Record<string, string>>): Promise<LanguageServer> {
  const program = join(dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json')), 'bin');
  const child = spawn(process.execPath, [join(program, 'yaml-language-server'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers = new Map<number, (result: unknown) => void>();
  const published = new Map<string, (problems: unknown) => void>();
  const settings = { schemas, validate: true, completion: true, hover: true, schemaStore: { enable: false } };
  let next = 0;
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const request = async (method: string, params: object) => {
    const id = next++;
    return await new Promise<unknown>((resolve) => {
      answers.set(id, resolve);
      send({ id, method, params });
    });
  };
  const onMessage = (message: unknown) => {
    if (!isRecord(message)) return;
    const { id, method, params, result } = message;
    if (method === 'workspace/configuration' && isRecord(params) && Array.isArray(params.items)) {
      const asked: readonly unknown[] = params.items;
      send({ id, result: asked.map((item) => (isRecord(item) && item.section === 'yaml' ? settings : {})) });
    } else if (method === 'textDocument/publishDiagnostics' && isRecord(params)) {
      published.get(String(params.uri))?.(params.diagnostics);
    } else if (typeof method === 'string' && id !== undefined) send({ id, result: null });
    else if (typeof id === 'number') answers.get(id)?.(result);
  };
  readMessages(child.stdout, onMessage);
  const uri = (path: string) => pathToFileURL(join(root, path)).href;
  const at = (path: string, line: number, character: number) => ({
    textDocument: { uri: uri(path) },
    position: { line, character },
  });
  await request('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'blog' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    },
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: settings } } });
  return {
    async open(path, text) {
      const told = new Promise<unknown>((resolve) => published.set(uri(path), resolve));
      send({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri: uri(path), languageId: 'yaml', version: 1, text } },
      });
      return listOf(await told).map(({ message, range }) => {
        const start = isRecord(range) && isRecord(range.start) ? range.start : {};
        return { message: String(message), line: Number(start.line) };
      });
    },
    async completions(path, line, character) {
      const result = await request('textDocument/completion', at(path, line, character));
      return listOf(isRecord(result) ? result.items : result).map(({ label }) => String(label));
    },
    async hover(path, line, character) {
      const result = await request('textDocument/hover', at(path, line, character));
      return JSON.stringify(isRecord(result) ? result.contents : result);
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Messages with the base protocol's headers (LSP 3.17). */
function readMessages(stream: NodeJS.ReadableStream, onMessage: (message: unknown) => void): void {
  let bytes = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const end = bytes.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(bytes.subarray(0, Math.max(0, end)).toString())?.[1]);
      if (end < 0 || bytes.length < end + 4 + length) return;
      onMessage(JSON.parse(bytes.subarray(end + 4, end + 4 + length).toString()));
      bytes = bytes.subarray(end + 4 + length);
    }
  });
}
