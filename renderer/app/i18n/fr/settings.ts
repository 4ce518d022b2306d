import type { settings as english } from '../en/settings.ts';
import type { Translation } from '../translation.ts';

/** Texts of the settings screen. */
export const settings = {
  title: 'Réglages',
  loading: 'Chargement de vos réglages',
  saved: {
    theme: 'Thème modifié.',
    language: 'Langue modifiée.',
    currency: 'Devise modifiée.',
    skuPattern: 'Règle des SKU modifiée.',
    practiceOn: 'Le mode entraînement est activé.',
    practiceOff: 'Le mode entraînement est désactivé.',
  },
  undo: 'Annuler',
  appearance: {
    title: 'Apparence',
    theme: 'Thème',
    themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
    language: 'Langue',
    languageHint: 'Les nombres, les dates et les prix la suivent aussi.',
    languageSystem: 'Comme le système',
  },
  selling: {
    title: 'Vente',
    currency: 'Devise',
    currencyHint: 'Pour les nouveaux prix. Les prix déjà saisis gardent leur devise.',
    currencyNothing: 'Aucune devise de ce nom',
    sku: 'Règle des nouveaux SKU',
    skuHint:
      'Le texte reste tel quel. {YYYY}, {MM} et {DD} deviennent la date ; une suite de # devient le numéro courant, avec au moins autant de chiffres.',
    skuExample: 'Les prochains articles recevront par exemple {{first}}, puis {{second}}.',
    skuSave: 'Enregistrer la règle',
    skuProblem: {
      empty: 'Saisissez une règle.',
      no_number: 'Mettez une suite de # dans la règle, par exemple ####. Elle devient le numéro courant.',
      two_numbers: 'Une seule suite de # peut être le numéro courant.',
      unknown_part: 'Seuls {YYYY}, {MM} et {DD} peuvent être entre accolades.',
      too_long: 'La règle peut avoir 60 caractères au plus.',
    },
  },
  practice: {
    title: 'Mode entraînement',
    switch: 'Mode entraînement',
    what: 'Les places de marché d’entraînement tournent dans cette app et parlent les vrais protocoles : connexion, annonces, commandes, limites. Vous pouvez tout essayer, et jouer l’acheteur, sans clés et sans rien vendre.',
    on: 'Un bandeau reste visible tant qu’il est activé. Vos vrais comptes fonctionnent comme toujours.',
    off: 'Quand il est désactivé, les comptes d’entraînement se reposent : ils sont gardés, et rien n’y est publié jusqu’à ce que vous le réactiviez.',
  },
  about: {
    title: 'À propos',
    version: 'Version',
    runtime: 'Tourne dans',
    runtimes: {
      electron: 'Electron',
      'stand-in': 'Remplaçant d’Electron (cet ordinateur n’a pas pu obtenir Electron lui-même)',
      headless: 'Sans fenêtre',
    },
    platform: 'Système',
    licenceText:
      'Crossdock est un logiciel libre sous licence MIT. Il contient d’autres logiciels libres sous leurs propres licences ; leurs textes accompagnent chaque paquet.',
    secrets: 'Protection des connexions',
    secretKinds: {
      os: 'Par le trousseau du système d’exploitation',
      weak: 'Faible : aucun trousseau du système n’a été trouvé',
      unavailable: 'Aucune : les comptes ne peuvent pas être connectés',
    },
  },
  data: {
    title: 'Vos données',
    text: 'Articles, photos, annonces et commandes sont sur cet ordinateur seulement : un fichier de base de données et un dossier de photos, sauvegardés avant chaque mise à niveau. Il n’y a ni compte Crossdock, ni nuage, ni pistage.',
    remote:
      'Seules les places de marché que vous connectez reçoivent quelque chose : ce que vous y publiez, et les demandes nécessaires pour voir vos ventes.',
  },
} satisfies Translation<typeof english>;
