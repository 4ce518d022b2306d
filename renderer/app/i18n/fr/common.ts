import type { common as english } from '../en/common.ts';
import type { Translation } from '../translation.ts';

/*
 * Glossary. The seller is "vous"; each English word has one French word in every file.
 *   item: article · listing: annonce · to publish: publier, mettre en vente · live: en ligne · ended: terminée
 *   sold out: épuisé · inventory: inventaire · stock: stock · SKU: référence (SKU), in tables SKU · variant: variante
 *   condition: état · category: catégorie · aspect, detail: caractéristique · order: commande · sale: vente · draft: brouillon
 *   marketplace: place de marché · account: compte · sign-in: connexion · key: clé · token: jeton · endpoint: point d’accès
 *   policy: politique · profile: profil · price rule: règle de prix · fee: frais · postage: frais de port
 *   practice: entraînement · sandbox: bac à sable · recycle bin: corbeille · to read back: relire · by hand: à la main
 * A narrow no-break space stands before : ; ! ? and inside « »; a test looks for it.
 */

/** Texts that belong to no one area: the frame of the app and the parts that screens are made of. */
export const common = {
  appName: 'Crossdock',
  loading: 'Chargement',
  counter: '{{used, number}} / {{limit, number}}',
  counterFor: '{{source}} : {{used, number}} / {{limit, number}}',
  undo: 'Annuler',
  close: 'Fermer',
  cancel: 'Annuler',
  nav: {
    label: 'Navigation principale',
    inventory: 'Inventaire',
    stock: 'Stock',
    photoInbox: 'Photos reçues',
    listings: 'Annonces',
    orders: 'Commandes',
    connect: 'Connexions',
    settings: 'Réglages',
    skip: 'Aller au contenu',
  },
  command: {
    open: 'Commandes de l’app',
    placeholder: 'Que voulez-vous faire ?',
    nothing: 'Aucune commande de ce nom',
    goTo: 'Aller à : {{place}}',
    group: {
      go: 'Aller à',
      inventory: 'Inventaire',
      app: 'Application',
    },
    shortcuts: 'Raccourcis clavier',
    themeLight: 'Utiliser le thème clair',
    themeDark: 'Utiliser le thème sombre',
    themeSystem: 'Suivre le thème du système',
  },
  shortcuts: {
    title: 'Raccourcis clavier',
    singleKeys: 'Raccourcis à une seule touche',
    singleKeysHint: 'À désactiver si votre clavier ou votre saisie vocale les déclenche par accident.',
  },
  condition: {
    new: 'Neuf',
    new_other: 'Neuf, autre (sans étiquette ni boîte)',
    new_with_defects: 'Neuf avec défauts',
    refurbished: 'Reconditionné',
    like_new: 'Comme neuf',
    excellent: 'Occasion, excellent état',
    very_good: 'Occasion, très bon état',
    good: 'Occasion, bon état',
    acceptable: 'Occasion, état correct',
    for_parts: 'Pour pièces ou hors service',
  },
  /** Names of fields in the middle of a sentence. */
  field: {
    title: 'titre',
    description: 'description',
    condition: 'état',
    conditionNote: 'remarque sur l’état',
    category: 'catégorie',
    categoryName: 'catégorie',
    aspects: 'caractéristique',
    options: 'option',
    sku: 'référence (SKU)',
    price: 'prix',
    cost: 'coût',
    amount: 'montant',
    currency: 'devise',
    quantity: 'nombre',
    delta: 'nombre',
    note: 'remarque',
    search: 'texte cherché',
    label: 'nom',
    skuPattern: 'règle des SKU',
    other: 'saisie',
  },
  money: {
    currency: 'Devise',
    not_an_amount: 'Ce n’est pas un montant. Saisissez par exemple 19,99.',
    below_zero: 'Le montant est négatif. Saisissez 0 ou plus.',
    too_many_decimals: 'Le montant a plus de décimales que sa devise. Retirez-en.',
  },
  error: {
    title: {
      validation: 'Il y a quelque chose à corriger',
      not_found: 'N’existe plus',
      conflict: 'Impossible en l’état',
      auth_required: 'Connexion nécessaire',
      rate_limited: 'La place de marché nous demande d’attendre',
      remote_rejected: 'La place de marché a refusé',
      network: 'Pas de connexion au réseau',
      cancelled: 'Annulé',
      internal: 'Une erreur s’est produite',
    },
    retry: 'Réessayer',
    showDetails: 'Afficher les détails',
    hideDetails: 'Masquer les détails',
    status: 'Statut HTTP {{status}}',
    codes: 'Codes : {{codes}}',
    reference: 'Dans le journal sous {{reference}}',
    answer: 'Réponse de la place de marché',
  },
} satisfies Translation<typeof english>;
