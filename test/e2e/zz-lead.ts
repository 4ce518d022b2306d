import { launchApp } from '#test/e2e/harness/launch.ts';
const t=performance.now();
const app = await launchApp({});
console.log('launched', Math.round(performance.now()-t), app.window.url());
app.window.on('console', m=>console.log('C', m.text())); app.window.on('pageerror', e=>console.log('E', e.message));
await app.window.waitForLoadState('load');
await new Promise(r=>setTimeout(r,1500));
await app.window.screenshot({path:'/tmp/s1.png'});
console.log(app.output().slice(-2000));
await app.close();
process.exit(0)
