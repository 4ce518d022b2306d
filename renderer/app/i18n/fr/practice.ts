import type { practice as english } from '../en/practice.ts';
import type { Translation } from '../translation.ts';

/** Texts of practice mode: the banner and the buyer that can be played. */
export const practice = {
  banner: {
    label: 'Mode entraînement',
    title: 'Entraînement',
    text: 'Ces places de marché tournent dans l’app. Rien n’est vraiment mis en vente ni vendu.',
    textWithReal:
      'Seuls les comptes marqués Entraînement font semblant. Vos comptes de production mettent vraiment en vente et vendent.',
    leave: 'Réglages d’entraînement',
    playBuyer: 'Jouer l’acheteur',
  },
  buyer: {
    title: 'Jouer l’acheteur',
    intro:
      'Un acheteur fictif commande l’une de vos annonces d’entraînement en ligne. Crossdock remarque alors la vente comme une vraie.',
    listing: 'Annonce',
    listingPlaceholder: 'Choisissez une annonce d’entraînement en ligne',
    listingNothing: 'Aucune annonce d’entraînement en ligne de ce nom',
    option: '{{title}} ({{sku}})',
    quantity: 'Quantité',
    available: '{{count}} disponibles',
    loading: 'Recherche d’annonces d’entraînement en ligne',
    none: 'Il n’y a pas encore d’annonce d’entraînement en ligne à acheter.',
    noneHint: 'Publiez d’abord un article sur un compte d’entraînement.',
    toInventory: 'Aller à l’inventaire',
    toConnect: 'Connecter un compte d’entraînement',
    buy: 'Acheter maintenant',
    cancel: 'Fermer',
    tooMany: 'Nombre disponible : {{count}}.',
    quantityInvalid: 'Saisissez un nombre entier à partir de 1.',
    failed: 'L’achat fictif n’a pas abouti',
    doneTitle: 'Vendu : {{title}}',
    done: 'La commande {{order}} est passée sur la place de marché d’entraînement. Crossdock l’a cherchée aussitôt, comme il le fait sinon à quelques minutes d’intervalle.',
    toOrders: 'Voir les commandes',
    again: 'Jouer un autre achat',
  },
} satisfies Translation<typeof english>;
