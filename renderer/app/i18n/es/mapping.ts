import type { mapping as english } from '../en/mapping.ts';
import type { Translation } from '../translation.ts';

/** Texts of the mapping screen: how the seller's words are said at each marketplace. */
export const mapping = {
  title: 'Categorías y estados',
  back: 'Volver a las conexiones',
  loading: 'Cargando lo que se recuerda',
  affected: {
    title_one: '{{count, number}} artículo está en una categoría que su plataforma ha suprimido',
    title_many: '{{count, number}} de artículos están en categorías que su plataforma ha suprimido',
    title_other: '{{count, number}} artículos están en categorías que su plataforma ha suprimido',
    text: 'No se pueden publicar allí hasta que se elija otra categoría.',
    more_one: 'y {{count, number}} más',
    more_many: 'y {{count, number}} más',
    more_other: 'y {{count, number}} más',
  },
  check: 'Buscar categorías suprimidas',
  checked_zero: 'Todas las categorías en uso siguen allí.',
  checked_one: '{{count}} categoría en uso ha desaparecido.',
  checked_many: '{{count}} de categorías en uso han desaparecido.',
  checked_other: '{{count}} categorías en uso han desaparecido.',
  categories: {
    title: 'Categorías',
    text: 'Lo que eliges para un artículo se toma para el siguiente de la misma categoría que aún no tenga ninguna allí. Cada publicación lo muestra antes de enviar nada.',
    none: 'Todavía no se recuerda nada. Elige una categoría para un artículo o define una aquí.',
    own: 'Tu categoría',
    there: 'Categoría allí',
    byHand: 'Definida por ti',
    learnt: 'Aprendida de tus artículos',
    gone: 'Suprimida',
    forget: 'Olvidar {{label}} para {{marketplace}}',
    add: 'Definir una categoría',
    marketplace: 'Cuenta',
    pickOwn: 'Tu categoría',
    pickOwnHint: 'Tal como la escribes en los artículos.',
    save: 'Recordarla',
    noAccounts: 'Conecta primero una cuenta: su plataforma dice qué categorías hay.',
  },
  conditions: {
    title: 'Estados',
    text: 'Cada plataforma tiene sus propias palabras, que Crossdock elige según la categoría. Aquí puedes hacer que un estado se ofrezca como otro.',
    marketplace: 'Plataforma',
    ours: 'Tu estado',
    offered: '«{{condition}}» se ofrece como',
    same: 'el mismo',
  },
} satisfies Translation<typeof english>;
