import { Notification, type NativeImage } from 'electron';
import type { NotifierPort } from '../ports.ts';

/** The system's notifications; a click brings the app to the front. Where it has none, nothing is shown: the screen and the tray say the same. */
export function createNotifier(icon: NativeImage, showApp: () => void): NotifierPort {
  // A notification that is collected as garbage loses its click.
  const shown = new Set<Notification>();
  return {
    notify: ({ title, body, onClick }) => {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body, icon });
      const forget = () => shown.delete(notification);
      shown.add(notification);
      notification.on('click', () => {
        forget();
        // First where to go, then the window: one that has to be opened finds its way from the start.
        onClick?.();
        showApp();
      });
      notification.on('close', forget);
      notification.on('failed', forget);
      notification.show();
    },
  };
}
