import type { Labels } from '../labels/labels.ts';
import type { DialogPort } from '../ports.ts';
import { texts } from '../texts/texts.ts';
import type { Handlers } from './server.ts';

/** Labels. Where the file goes is chosen in the system's own dialog; no path comes from the page. */
export const labelsHandlers = (labels: Labels, dialogs: DialogPort) =>
  ({
    'labels.preview': (order) => labels.preview(order),
    'labels.save': async (order) => {
      labels.check(order);
      const path = await dialogs.saveFile({
        title: texts().files.saveLabels,
        defaultName: 'labels.pdf',
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      return path === undefined ? null : labels.save(order, path);
    },
    'labels.job': () => labels.job(),
    'labels.cancel': () => labels.cancel(),
    'labels.showFolder': () => labels.showFolder(),
  }) satisfies Partial<Handlers>;
