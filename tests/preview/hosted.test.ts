import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { serveHosted } from '../../src/preview/hosted.ts';
import { manifestFile } from '../../src/site/options.ts';
import { plainSite, posts, TestSite } from '../harness/site.ts';

test('readers who leave before they are answered keep nobody else from being served', async () => {
  using site = new TestSite({ 'content/site.yaml': `${plainSite}search: false\n`, ...posts(1) });
  await site.built();
  const output = join(site.root, '_site');
  const served = await serveHosted({ output, manifest: manifestFile(output), host: null, port: 8400, address: null });
  assert.ok(served);
  try {
    const { port, host } = new URL(served.url);
    for (let reader = 0; reader < 50; reader++) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      setImmediate(() => socket.destroy());
    }
    assert.equal((await fetch(served.url)).status, 200);
  } finally {
    await served.close();
  }
});
