import type { bin as english } from '../en/bin.ts';
import type { Translation } from '../translation.ts';

/** Archives et corbeille. */
export const bin = {
  keeps: 'Les objets restent ici {{count, number}} jours, puis ils sont supprimés définitivement.',
  daysLeft_one: 'Suppression définitive dans {{count, number}} jour.',
  daysLeft_many: 'Suppression définitive dans {{count, number}} de jours.',
  daysLeft_other: 'Suppression définitive dans {{count, number}} jours.',
  archive: {
    move: 'Mettre aux archives',
    takeOut: 'Sortir des archives',
    moved_one: '{{count, number}} objet mis aux archives.',
    moved_many: '{{count, number}} d’objets mis aux archives.',
    moved_other: '{{count, number}} objets mis aux archives.',
    back_one: '{{count, number}} objet sorti des archives.',
    back_many: '{{count, number}} d’objets sortis des archives.',
    back_other: '{{count, number}} objets sortis des archives.',
    end_one: 'Terminer {{count, number}} annonce et mettre aux archives',
    end_many: 'Terminer {{count, number}} d’annonces et mettre aux archives',
    end_other: 'Terminer {{count, number}} annonces et mettre aux archives',
    keep_one: 'Mettre aux archives, garder l’annonce en ligne',
    keep_many: 'Mettre aux archives, garder les annonces en ligne',
    keep_other: 'Mettre aux archives, garder les annonces en ligne',
  },
  purge: {
    action: 'Supprimer définitivement',
    empty: 'Vider la corbeille',
    emptyTitle: 'Vider la corbeille ?',
    title_one: 'Supprimer définitivement {{count, number}} objet ?',
    title_many: 'Supprimer définitivement {{count, number}} d’objets ?',
    title_other: 'Supprimer définitivement {{count, number}} objets ?',
    text: 'C’est irréversible : textes, photos, stock et historique des objets disparaissent. Les commandes et les annonces restent dans leurs listes.',
    keep: 'Les garder',
    done_one: '{{count, number}} objet supprimé définitivement.',
    done_many: '{{count, number}} d’objets supprimés définitivement.',
    done_other: '{{count, number}} objets supprimés définitivement.',
    listed_one: '{{count, number}} reste : il est encore en vente. Terminez d’abord son annonce.',
    listed_many: '{{count, number}} restent : ils sont encore en vente. Terminez d’abord leurs annonces.',
    listed_other: '{{count, number}} restent : ils sont encore en vente. Terminez d’abord leurs annonces.',
  },
} as const satisfies Translation<typeof english>;
