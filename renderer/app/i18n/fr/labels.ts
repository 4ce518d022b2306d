import type { labels as english } from '../en/labels.ts';
import type { Translation } from '../translation.ts';

/** Labels for the shelf. */
export const labels = {
  open: 'Étiquettes…',
  openThis: 'Étiquettes de cet article…',
  title: 'Étiquettes',
  format: 'Étiquette',
  group: { roll: 'Imprimantes d’étiquettes', letter: 'Planches Letter', a4: 'Planches A4', own: 'Les vôtres' },
  ownFormat: 'Vos propres dimensions',
  own: {
    pageWidth: 'Largeur de page',
    pageHeight: 'Hauteur de page',
    width: 'Largeur d’étiquette',
    height: 'Hauteur d’étiquette',
    columns: 'Colonnes',
    rows: 'Lignes',
    left: 'Marge gauche',
    top: 'Marge haute',
    gapX: 'Écart horizontal',
    gapY: 'Écart vertical',
    unit: 'mm',
  },
  code: 'Code',
  codes: { qr: 'QR', code128: 'Code 128', none: 'Aucun' },
  contents: 'Outre le SKU',
  titleLines: 'Titre',
  titleChoice: { none: 'Non', one: 'Une ligne', two: 'Deux lignes' },
  price: 'Prix',
  location: 'Emplacement',
  condition: 'État',
  copies: 'Exemplaires',
  copiesKind: { fixed: 'Autant pour chacun', stock: 'Un par pièce en stock' },
  count: 'Nombre pour chacun',
  start: 'Première étiquette libre de la planche',
  preview: 'Aperçu de la première page',
  total_one: '{{count, number}} étiquette',
  total_many: '{{count, number}} étiquettes',
  total_other: '{{count, number}} étiquettes',
  pages_one: 'sur {{count, number}} page',
  pages_many: 'sur {{count, number}} pages',
  pages_other: 'sur {{count, number}} pages',
  scale: 'Imprimez en taille réelle (100 %), sans ajuster à la page.',
  save: 'Enregistrer en PDF…',
  making: 'Étiquette {{done, number}} sur {{total, number}}',
  stop: 'Arrêter',
  saved_one: '{{count, number}} étiquette enregistrée dans {{file}}.',
  saved_many: '{{count, number}} étiquettes enregistrées dans {{file}}.',
  saved_other: '{{count, number}} étiquettes enregistrées dans {{file}}.',
  showFolder: 'Ouvrir le dossier',
  findings: 'À savoir',
  examples: 'Par exemple {{skus}}',
  finding: {
    code128_characters_one: '{{count, number}} SKU a des caractères impossibles en Code 128 : QR à la place.',
    code128_characters_many: '{{count, number}} SKU ont des caractères impossibles en Code 128 : QR à la place.',
    code128_characters_other: '{{count, number}} SKU ont des caractères impossibles en Code 128 : QR à la place.',
    code128_too_wide_one:
      '{{count, number}} SKU est trop long pour des barres lisibles sur cette étiquette : QR à la place.',
    code128_too_wide_many:
      '{{count, number}} SKU sont trop longs pour des barres lisibles sur cette étiquette : QR à la place.',
    code128_too_wide_other:
      '{{count, number}} SKU sont trop longs pour des barres lisibles sur cette étiquette : QR à la place.',
    code_no_room_one:
      '{{count, number}} SKU n’a pas de code lisible sur cette étiquette. Choisissez-en une plus grande.',
    code_no_room_many:
      '{{count, number}} SKU n’ont pas de code lisible sur cette étiquette. Choisissez-en une plus grande.',
    code_no_room_other:
      '{{count, number}} SKU n’ont pas de code lisible sur cette étiquette. Choisissez-en une plus grande.',
    text_left_out_one: '{{count, number}} étiquette n’a pas la place pour tout ce qui a été choisi.',
    text_left_out_many: '{{count, number}} étiquettes n’ont pas la place pour tout ce qui a été choisi.',
    text_left_out_other: '{{count, number}} étiquettes n’ont pas la place pour tout ce qui a été choisi.',
    sku_cut_one: '{{count, number}} SKU est coupé à l’impression ; son code le contient en entier.',
    sku_cut_many: '{{count, number}} SKU sont coupés à l’impression ; leurs codes les contiennent en entier.',
    sku_cut_other: '{{count, number}} SKU sont coupés à l’impression ; leurs codes les contiennent en entier.',
    letters_missing_one:
      '{{count, number}} étiquette a des caractères non imprimables ; un point d’interrogation remplace chacun.',
    letters_missing_many:
      '{{count, number}} étiquettes ont des caractères non imprimables ; un point d’interrogation remplace chacun.',
    letters_missing_other:
      '{{count, number}} étiquettes ont des caractères non imprimables ; un point d’interrogation remplace chacun.',
    item_gone_one: '{{count, number}} article a été supprimé entre-temps et n’a pas d’étiquette.',
    item_gone_many: '{{count, number}} articles ont été supprimés entre-temps et n’ont pas d’étiquette.',
    item_gone_other: '{{count, number}} articles ont été supprimés entre-temps et n’ont pas d’étiquette.',
    no_stock_one: '{{count, number}} SKU est épuisé et n’a pas d’étiquette.',
    no_stock_many: '{{count, number}} SKU sont épuisés et n’ont pas d’étiquette.',
    no_stock_other: '{{count, number}} SKU sont épuisés et n’ont pas d’étiquette.',
  },
} satisfies Translation<typeof english>;
