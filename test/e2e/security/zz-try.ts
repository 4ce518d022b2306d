import { launchApp } from '#test/e2e/harness/launch.ts';
const app = await launchApp();
try {
console.log(app.window.url(), await app.window.title());
await app.window.waitForTimeout(1500);
await app.window.screenshot({ path: '/tmp/shell-build/a.png' });
console.log(JSON.stringify(app.control.recorded().filter(r=>r.kind!=='x').slice(0,40), null, 0).slice(0,6000));
} catch (e) { console.log(e); }
console.log('out', app.output().slice(-3000));
console.log(await app.close());
