import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '#test/e2e/harness/launch.ts';
import { endFixture, launchFixture, startServer, type LocalServer } from './fixture.ts';

let app: RunningApp;
let server: LocalServer;

const html = (body: string): string => `<!doctype html><title>Local</title>${body}`;

beforeAll(async () => {
  app = await launchFixture();
  server = await startServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (path === '/redirect') {
      response
        .writeHead(302, { location: new URL(request.url ?? '/', 'http://x').searchParams.get('to') ?? '/' })
        .end();
    } else if (path === '/cookie') {
      response.writeHead(200, { 'set-cookie': 'visitor=me; Path=/', 'content-type': 'text/html' }).end(html('set'));
    } else {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(html(`<p id="cookies">${request.headers.cookie ?? 'none'}</p>`));
    }
  });
});
afterAll(async () => {
  await endFixture(app);
  await server.close();
});
afterEach(() => {
  server.requests.length = 0;
  return app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window !== globalThis.shared.main) window.destroy();
    globalThis.shared.heard.length = 0;
  }, undefined);
});

/** Opens a window in a partition of its own, prevents navigations to `forbidden`, and says how loading ended. */
const open = (
  url: string,
  forbidden = 'nothing',
  partition = 'guest',
): Promise<{ id: number; outcome: string; url: string }> =>
  app.evaluate(
    async (_electron, given) => {
      const { heard, open: openWindow } = globalThis.shared;
      const window = openWindow({ bare: true, webPreferences: { partition: given.partition } });
      for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
        window.webContents.on(name as 'will-navigate', (event) => {
          heard.push([name, event.url, event.isMainFrame]);
          if (event.url.includes(given.forbidden)) event.preventDefault();
        });
      }
      window.webContents.on('did-navigate', (_event, to, status) => void heard.push(['did-navigate', to, status]));
      window.webContents.on(
        'did-fail-load',
        (_event, code, name, to) => void heard.push(['did-fail-load', code, name, to]),
      );
      const outcome = await window.loadURL(given.url).then(
        () => 'loaded',
        (error: Error) => error.message,
      );
      return { id: window.id, outcome, url: window.webContents.getURL() };
    },
    { url, forbidden, partition },
  );

const heard = (): Promise<unknown[][]> => app.evaluate(() => globalThis.shared.heard, undefined);

describe('navigation', () => {
  it('catches a redirect before the forbidden address is asked for', async () => {
    const target = `${server.origin}/accepted?code=secret`;
    const { outcome } = await open(`${server.origin}/redirect?to=${encodeURIComponent(target)}`, '/accepted');
    expect(outcome).toMatch(/^ERR_ABORTED \(-3\) loading/);
    expect(await heard()).toContainEqual(['will-redirect', target, true]);
    expect(server.requests).toEqual([`GET /redirect?to=${encodeURIComponent(target)}`]);
  });

  it('catches a redirect to a host that does not exist, without looking it up', async () => {
    const target = 'https://anything.invalid/accepted?code=1';
    const { outcome } = await open(`${server.origin}/redirect?to=${encodeURIComponent(target)}`, 'anything.invalid');
    expect(outcome).toMatch(/ERR_ABORTED/);
    expect(await heard()).toContainEqual(['will-redirect', target, true]);
  });

  it('follows a redirect that nobody forbids and reports where it ended', async () => {
    const { outcome, url } = await open(`${server.origin}/redirect?to=/end`);
    expect([outcome, url]).toEqual(['loaded', `${server.origin}/end`]);
    expect(await heard()).toEqual([
      ['will-redirect', `${server.origin}/end`, true],
      ['did-navigate', `${server.origin}/end`, 200],
    ]);
    expect(server.requests).toEqual(['GET /redirect?to=/end', 'GET /end']);
  });

  it('asks before a page leaves by itself, and not before loadURL', async () => {
    await open(`${server.origin}/start`, '/forbidden');
    const page = await app.waitForWindow(`${server.origin}/start`);
    expect(await heard()).toEqual([['did-navigate', `${server.origin}/start`, 200]]);
    await page.evaluate(() => void (location.href = '/forbidden'));
    await page.waitForFunction(() => document.readyState === 'complete');
    await expect.poll(heard).toContainEqual(['will-frame-navigate', `${server.origin}/forbidden`, true]);
    expect(page.url()).toBe(`${server.origin}/start`);
    await page.evaluate(() => void (location.href = '/allowed'));
    await page.waitForURL('**/allowed');
    expect(await heard()).toEqual(
      expect.arrayContaining([
        ['will-frame-navigate', `${server.origin}/allowed`, true],
        ['will-navigate', `${server.origin}/allowed`, true],
        ['did-navigate', `${server.origin}/allowed`, 200],
      ]),
    );
    expect(server.requests).toEqual(['GET /start', 'GET /allowed']);
  });

  it('catches the submission of a form', async () => {
    await open(`${server.origin}/form`, '/agree');
    const page = await app.waitForWindow(`${server.origin}/form`);
    await page.setContent('<form action="/agree" method="post"><button>Agree</button></form>');
    await page.getByRole('button').click();
    await expect.poll(heard).toContainEqual(['will-frame-navigate', `${server.origin}/agree`, true]);
    expect(server.requests).toEqual(['GET /form']);
  });

  it('asks for frames too, and says that they are frames', async () => {
    await open(`${server.origin}/outer`, '/inner-bad');
    const page = await app.waitForWindow(`${server.origin}/outer`);
    await page.evaluate(() => {
      document.body.innerHTML = '<iframe src="/inner-good"></iframe><iframe src="/inner-bad"></iframe>';
    });
    await expect.poll(heard).toEqual(
      expect.arrayContaining([
        ['will-frame-navigate', `${server.origin}/inner-good`, false],
        ['will-frame-navigate', `${server.origin}/inner-bad`, false],
      ]),
    );
    await expect.poll(() => server.requests).toContain('GET /inner-good');
    expect(server.requests).not.toContain('GET /inner-bad');
  });

  it('reports a page that cannot be reached', async () => {
    const closed = await startServer(() => undefined);
    await closed.close();
    const { outcome } = await open(`${closed.origin}/`);
    expect(outcome).toBe(`ERR_CONNECTION_REFUSED (-102) loading '${closed.origin}/'`);
    expect(await heard()).toContainEqual(['did-fail-load', -102, 'ERR_CONNECTION_REFUSED', `${closed.origin}/`]);
  });

  it('lets a page open no window, and tells the handler what it wanted', async () => {
    const { id } = await open(`${server.origin}/opener`);
    await app.evaluate(({ BrowserWindow }, windowId) => {
      BrowserWindow.fromId(windowId)!.webContents.setWindowOpenHandler(({ url }) => {
        globalThis.shared.heard.push(['open', url]);
        return { action: 'deny' };
      });
    }, id);
    const page = await app.waitForWindow(`${server.origin}/opener`);
    const before = page.context().pages().length;
    await page.evaluate(() => {
      document.body.innerHTML = '<a href="/popup-link" target="_blank">Open</a>';
      window.open('/popup-script', '_blank', 'width=200,height=200');
    });
    await page.getByRole('link').click();
    await expect.poll(heard).toEqual(
      expect.arrayContaining([
        ['open', `${server.origin}/popup-script`],
        ['open', `${server.origin}/popup-link`],
      ]),
    );
    await expect.poll(() => page.context().pages().length).toBe(before);
    expect(server.requests).toEqual(['GET /opener']);
  });
});

describe('sessions', () => {
  it('keeps the cookies of partitions apart', async () => {
    await open(`${server.origin}/cookie`, 'nothing', 'one');
    await open(`${server.origin}/look`, 'nothing', 'one');
    await open(`${server.origin}/look-again`, 'nothing', 'two');
    const texts = await Promise.all(
      ['look', 'look-again'].map(async (path) =>
        (await app.waitForWindow(`${server.origin}/${path}`)).textContent('#cookies'),
      ),
    );
    expect(texts).toEqual(['visitor=me', 'none']);
  });

  it('forgets a partition that is cleared', async () => {
    await open(`${server.origin}/cookie`, 'nothing', 'cleared');
    const left = await app.evaluate(async ({ session }) => {
      const partition = session.fromPartition('cleared');
      const before = (await partition.cookies.get({})).length;
      await partition.clearStorageData();
      return [before, (await partition.cookies.get({})).length];
    }, undefined);
    expect(left).toEqual([1, 0]);
  });

  it('shows webRequest listeners what is asked for, and lets them refuse and change it', async () => {
    await app.evaluate(({ session }, origin) => {
      const { webRequest } = session.fromPartition('watched');
      webRequest.onBeforeRequest({ urls: [`${origin}/*`] }, (details, callback) => {
        globalThis.shared.heard.push(['request', details.resourceType, details.url]);
        callback({ cancel: details.url.includes('refused') });
      });
      webRequest.onHeadersReceived((details, callback) =>
        callback({ responseHeaders: { ...details.responseHeaders, 'x-added': ['by main'] } }),
      );
    }, server.origin);
    await open(`${server.origin}/watched`, 'nothing', 'watched');
    const page = await app.waitForWindow(`${server.origin}/watched`);
    const seen = await page.evaluate(async () => {
      const added = (await fetch('/data')).headers.get('x-added');
      const refused = await fetch('/refused').then(
        () => 'answered',
        (error: Error) => error.message,
      );
      return [added, refused];
    });
    expect(seen).toEqual(['by main', 'Failed to fetch']);
    expect(await heard()).toEqual(
      expect.arrayContaining([
        ['request', 'mainFrame', `${server.origin}/watched`],
        ['request', 'xhr', `${server.origin}/data`],
        ['request', 'xhr', `${server.origin}/refused`],
      ]),
    );
    expect(server.requests).toEqual(['GET /watched', 'GET /data']);
  });

  it('denies what the permission handlers deny', async () => {
    const states = await app.window.evaluate(async () => {
      const query = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as 'geolocation' })).state;
      return [await query('geolocation'), await query('notifications'), Notification.permission];
    });
    expect(states).toEqual(['denied', 'denied', 'denied']);
  });

  it('tells will-download and saves nothing', async () => {
    await open(`${server.origin}/page`, 'nothing', 'downloads');
    await app.evaluate(({ session }) => {
      session.fromPartition('downloads').on('will-download', (event, item) => {
        globalThis.shared.heard.push(['download', item.getURL(), item.getFilename()]);
        event.preventDefault();
      });
    }, undefined);
    const page = await app.waitForWindow(`${server.origin}/page`);
    await page.setContent('<a href="/file" download="name.txt">Save</a>');
    await page.getByRole('link').click();
    await expect.poll(heard).toContainEqual(['download', `${server.origin}/file`, 'name.txt']);
  });
});
