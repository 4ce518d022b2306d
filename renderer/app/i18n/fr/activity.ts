import type { activity as english } from '../en/activity.ts';
import type { Translation } from '../translation.ts';

/** Texts of the activity log. */
export const activity = {
  title: 'Journal d’activité',
  loading: 'Chargement du journal d’activité',
  back: 'Retour aux connexions',
  count_one: '{{count, number}} entrée',
  count_many: '{{count, number}} d’entrées',
  count_other: '{{count, number}} entrées',
  column: { at: 'Date', what: 'Événement', account: 'Compte', detail: 'Détails' },
  empty: {
    title: 'Rien ne s’est encore passé',
    text: 'Chaque connexion, changement de clé et réglage d’un compte est noté ici, sans aucun secret.',
  },
  event: {
    account_connected: 'Compte connecté',
    account_reconnected: 'Compte reconnecté',
    account_disconnected: 'Compte déconnecté',
    account_renamed: 'Compte renommé',
    account_verified: 'Compte vérifié',
    account_sign_in_needed: 'Connexion plus acceptée',
    account_setup_chosen: 'Réglages de publication modifiés',
    account_paused: 'Compte mis en pause',
    account_resumed: 'Compte remis en marche',
    account_price_rule: 'Règle de prix modifiée',
    connect_failed: 'Échec de la connexion',
    token_refreshed: 'Accès renouvelé',
    keys_saved: 'Clés enregistrées',
    keys_removed: 'Clés supprimées',
  },
} satisfies Translation<typeof english>;
