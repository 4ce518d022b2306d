import type { bin as english } from '../en/bin.ts';
import type { Translation } from '../translation.ts';

/** Archivo y papelera. */
export const bin = {
  keeps: 'Los artículos se quedan aquí {{count, number}} días; después se borran para siempre.',
  daysLeft_one: 'Se borra para siempre en {{count, number}} día.',
  daysLeft_many: 'Se borra para siempre en {{count, number}} de días.',
  daysLeft_other: 'Se borra para siempre en {{count, number}} días.',
  archive: {
    move: 'Mover al archivo',
    takeOut: 'Sacar del archivo',
    moved_one: '{{count, number}} artículo movido al archivo.',
    moved_many: '{{count, number}} de artículos movidos al archivo.',
    moved_other: '{{count, number}} artículos movidos al archivo.',
    back_one: '{{count, number}} artículo sacado del archivo.',
    back_many: '{{count, number}} de artículos sacados del archivo.',
    back_other: '{{count, number}} artículos sacados del archivo.',
    end_one: 'Terminar {{count, number}} anuncio y mover al archivo',
    end_many: 'Terminar {{count, number}} de anuncios y mover al archivo',
    end_other: 'Terminar {{count, number}} anuncios y mover al archivo',
    keep_one: 'Mover al archivo y dejar el anuncio publicado',
    keep_many: 'Mover al archivo y dejar los anuncios publicados',
    keep_other: 'Mover al archivo y dejar los anuncios publicados',
  },
  purge: {
    action: 'Borrar para siempre',
    empty: 'Vaciar la papelera',
    emptyTitle: '¿Vaciar la papelera?',
    title_one: '¿Borrar {{count, number}} artículo para siempre?',
    title_many: '¿Borrar {{count, number}} de artículos para siempre?',
    title_other: '¿Borrar {{count, number}} artículos para siempre?',
    text: 'No se puede deshacer: se van textos, fotos, existencias e historial de los artículos. Los pedidos y los anuncios siguen en sus listas.',
    keep: 'Conservarlos',
    done_one: '{{count, number}} artículo borrado para siempre.',
    done_many: '{{count, number}} de artículos borrados para siempre.',
    done_other: '{{count, number}} artículos borrados para siempre.',
    listed_one: '{{count, number}} se queda: aún está a la venta. Termina antes su anuncio.',
    listed_many: '{{count, number}} se quedan: aún están a la venta. Termina antes sus anuncios.',
    listed_other: '{{count, number}} se quedan: aún están a la venta. Termina antes sus anuncios.',
  },
} as const satisfies Translation<typeof english>;
