import type { orders as english } from '../en/orders.ts';
import type { Translation } from '../translation.ts';

/** Texts of the orders screen. */
export const orders = {
  title: 'Commandes',
  loading: 'Chargement de vos commandes',
  table: 'Commandes de toutes les places de marché',
  count_one: '{{count, number}} commande',
  count_many: '{{count, number}} de commandes',
  count_other: '{{count, number}} commandes',
  empty: {
    title: 'Pas encore de commande',
    text: 'Quand un article se vend, la commande apparaît ici d’elle-même, et le stock baisse avec elle.',
    practiceText:
      'En mode entraînement, vous pouvez être l’acheteur : utilisez « Jouer l’acheteur » dans le bandeau ci-dessus.',
    action: 'Vérifier maintenant',
    connect: 'Connecter une place de marché',
  },
  check: 'Vérifier maintenant',
  command: 'Chercher de nouvelles commandes',
  checking: 'Recherche de nouvelles commandes sur vos places de marché',
  found_zero: 'Aucune nouvelle commande.',
  found_one: '{{count}} nouvelle commande.',
  found_many: '{{count}} de nouvelles commandes.',
  found_other: '{{count}} nouvelles commandes.',
  column: {
    buyer: 'Acheteur',
    items: 'Articles',
    total: 'Montant total',
    market: 'Place de marché',
    detected: 'Remarquée',
  },
  unknownBuyer: 'Nom non indiqué',
  line: '{{quantity}} × {{title}}',
  unknownSku: 'Aucun article avec la référence (SKU) {{sku}}',
  unknownSkuShort: 'SKU inconnu',
  oversold: '{{count, number}} vendu en trop',
  oversoldLong:
    'Il y avait {{count, number}} de moins en stock que ce qui a été vendu. Prévenez l’acheteur, ou trouvez-en d’autres.',
  moreLines_one: 'et {{count}} autre',
  moreLines_many: 'et {{count}} d’autres',
  moreLines_other: 'et {{count}} autres',
  detectedAfter: 'Remarquée {{seconds}} s après la commande',
} satisfies Translation<typeof english>;
