import type { workspaces as english } from '../en/workspaces.ts';
import type { Translation } from '../translation.ts';

/** The businesses (workspaces), in French. */
export const workspaces = {
  title: 'Entreprises',
  switch: 'Entreprise : {{name}}. Changer d’entreprise',
  switchNews: 'Entreprise : {{name}}. Changer d’entreprise ; une autre a de nouvelles ventes',
  switchCommand: 'Changer d’entreprise',
  open: 'Ouvrir {{name}}',
  new: 'Nouvelle entreprise…',
  manage: 'Gérer les entreprises…',
  shown: 'Ouverte',
  newSales_one: '{{count, number}} nouvelle vente',
  newSales_many: '{{count, number}} de nouvelles ventes',
  newSales_other: '{{count, number}} nouvelles ventes',
  stopped: 'N’a pas pu être ouverte : sans surveillance',
  newTitle: 'Nouvelle entreprise',
  newWhat:
    'Une entreprise a son propre inventaire, ses photos, ses comptes de vente, ses clés et ses sauvegardes. Elle ne partage rien avec une autre. Les ventes de toutes les entreprises sont surveillées tant que Crossdock tourne, quelle que soit celle qui est ouverte.',
  name: 'Nom',
  colourLabel: 'Couleur',
  create: 'Créer et ouvrir',
  cancel: 'Annuler',
  save: 'Enregistrer',
  manageTitle: 'Entreprises',
  manageWhat:
    'Une entreprise est ouverte, et les autres continuent en arrière-plan à publier et à surveiller leurs ventes.',
  shownNote: 'Ouverte',
  runningNote: 'Surveillée en arrière-plan',
  stoppedNote: 'Sans surveillance, car elle n’a pas pu être ouverte. Ouvrez-la pour voir pourquoi.',
  rename: 'Nom et couleur',
  renameNamed: 'Nom et couleur de {{name}}',
  folder: 'Afficher le dossier',
  folderNamed: 'Afficher le dossier de {{name}}',
  remove: 'Retirer',
  removeNamed: 'Retirer {{name}}',
  removeWhat:
    '« {{name}} » s’arrête : plus rien n’est publié ni surveillé, tandis que ses annonces restent en ligne. Toutes ses données sont conservées, et vous pouvez la remettre ici.',
  removeName: 'Pour confirmer, tapez {{name}}',
  removedTitle: 'Retirées',
  bringBack: 'Remettre',
  bringBackNamed: 'Remettre {{name}}',
  colour: {
    petrol: 'Pétrole',
    blue: 'Bleu',
    violet: 'Violet',
    pink: 'Rose',
    red: 'Rouge',
    orange: 'Orange',
    green: 'Vert',
    gray: 'Gris',
  },
} satisfies Translation<typeof english>;
