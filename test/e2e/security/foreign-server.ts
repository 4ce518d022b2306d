import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that is not the marketplace's, on this computer so that the consent window would load it. */
export interface ForeignServer {
  readonly origin: string;
  /** Paths and queries that were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** `/jump?to=…` redirects, `/file` is a download, everything else is a page. */
export async function startForeignServer(): Promise<ForeignServer> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://foreign');
    asked.push(url.pathname + url.search);
    if (url.pathname === '/jump') response.writeHead(302, { location: url.searchParams.get('to') ?? '/' }).end();
    else if (url.pathname === '/file')
      response.writeHead(200, { 'content-disposition': 'attachment; filename="invoice.exe"' }).end('MZ');
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<title>eBay</title><h1>Foreign</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
