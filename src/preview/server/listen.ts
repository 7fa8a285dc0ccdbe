import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';

/** Ports that are tried one after the other. */
const mostPorts = 100;

/** Systems without IPv6 say one of these about `::1`; a machine has at least one other address then. */
const unavailable = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

/** An address or a port that cannot be listened on; the message says how to start then. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** What listens, and where. */
export interface Listening {
  readonly port: number;
  readonly servers: readonly Server[];
}

/**
 * Listens on the first port from `port` on that is free at all of the addresses: at one alone, the same name could lead
 * to another program. Throws ListenError where there is none, or an address is not this machine's.
 */
export async function listen(addresses: readonly string[], port: number, answer: RequestListener): Promise<Listening> {
  for (let tried = port; tried < Math.min(port + mostPorts, 65_536); tried++) {
    const servers = await listenAt(addresses, tried, answer);
    if (servers !== null) return { port: tried, servers };
  }
  throw new ListenError(`no port from ${port} on is free: end what uses them, or name another with --port.`);
}

/** Null where the port is taken at one of the addresses. */
async function listenAt(addresses: readonly string[], port: number, answer: RequestListener): Promise<Server[] | null> {
  const servers: Server[] = [];
  for (const address of addresses) {
    const server = newServer(answer);
    server.listen({ host: address, port, exclusive: true });
    const code = await once(server, 'listening').then(() => null, codeOf);
    if (code === null) servers.push(server);
    else if (code === 'EADDRINUSE') {
      for (const other of servers) other.close();
      return null;
    } else if (!unavailable.has(code) || addresses.length === 1) throw refused(address, port, code);
  }
  if (servers.length === 0) throw refused(addresses.join(' and '), port, 'EADDRNOTAVAIL');
  return servers;
}

function newServer(answer: RequestListener): Server {
  const server = createServer(answer);
  // What is no HTTP gets one answer, whatever is wrong with it.
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });
  return server;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function refused(address: string, port: number, code: string): ListenError {
  return new ListenError(
    code === 'EACCES'
      ? `port ${port} is the system's own (${code}): name one from 1024 on with --port.`
      : `${address} is no address of this machine (${code}): name one with --host, or leave it out.`,
  );
}
