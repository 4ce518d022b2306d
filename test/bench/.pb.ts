import { bench } from './publish.ts';
console.log(await bench());
