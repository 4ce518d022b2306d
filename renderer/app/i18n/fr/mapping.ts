import type { mapping as english } from '../en/mapping.ts';
import type { Translation } from '../translation.ts';

/** Texts of the mapping screen: how the seller's words are said at each marketplace. */
export const mapping = {
  title: 'Catégories et états',
  back: 'Retour aux connexions',
  loading: 'Chargement de ce qui est retenu',
  affected: {
    title_one: '{{count, number}} article est dans une catégorie que sa place de marché a supprimée',
    title_many: '{{count, number}} d’articles sont dans des catégories que leur place de marché a supprimées',
    title_other: '{{count, number}} articles sont dans des catégories que leur place de marché a supprimées',
    text: 'Ils ne peuvent pas y être publiés tant qu’une autre catégorie n’est pas choisie.',
    more_one: 'et {{count, number}} autre',
    more_many: 'et {{count, number}} d’autres',
    more_other: 'et {{count, number}} autres',
  },
  check: 'Chercher les catégories supprimées',
  checked_zero: 'Toutes les catégories utilisées existent encore.',
  checked_one: '{{count}} catégorie utilisée a disparu.',
  checked_many: '{{count}} de catégories utilisées ont disparu.',
  checked_other: '{{count}} catégories utilisées ont disparu.',
  categories: {
    title: 'Catégories',
    text: 'Ce que vous choisissez pour un article est repris pour le suivant de la même catégorie qui n’en a pas encore là-bas. Chaque publication le montre avant tout envoi.',
    none: 'Rien n’est encore retenu. Choisissez une catégorie pour un article, ou définissez-en une ici.',
    own: 'Votre catégorie',
    there: 'Catégorie là-bas',
    byHand: 'Définie par vous',
    learnt: 'Apprise de vos articles',
    gone: 'Supprimée',
    forget: 'Oublier {{label}} pour {{marketplace}}',
    add: 'Définir une catégorie',
    marketplace: 'Compte',
    pickOwn: 'Votre catégorie',
    pickOwnHint: 'Telle que vous l’écrivez dans les articles.',
    save: 'La retenir',
    noAccounts: 'Connectez d’abord un compte : sa place de marché indique quelles catégories existent.',
  },
  conditions: {
    title: 'États',
    text: 'Chaque place de marché a ses propres mots, choisis pour vous selon la catégorie. Vous pouvez ici faire proposer un état sous un autre.',
    marketplace: 'Place de marché',
    ours: 'Votre état',
    offered: '« {{condition}} » est proposé comme',
    same: 'le même',
  },
} satisfies Translation<typeof english>;
