import type { errorTexts as english } from '../en/error-texts.ts';
import type { Translation } from '../translation.ts';

/** Failures of requests by their `reason`: the cause, and what to do. */
export const errorTexts = {
  too_many_labels:
    'Cela fait {{count, number}} étiquettes ; un fichier en contient {{limit, number}}. Choisissez moins d’articles ou moins d’exemplaires.',
  no_labels: 'Il n’y a rien à imprimer. Choisissez des articles en stock ou un nombre fixe d’exemplaires.',
  labels_busy: 'Des étiquettes sont déjà en préparation. Attendez-les ou arrêtez-les.',
  labels_gone: 'Aucune étiquette n’a été enregistrée depuis le démarrage. Enregistrez-les de nouveau.',
  labels_unwritable:
    'Impossible d’écrire {{path}}. Fermez-le s’il est ouvert ailleurs, ou choisissez un autre dossier.',
  views_changed: 'Les vues enregistrées ont changé entre-temps. Classez-les de nouveau.',
  too_many_views: 'Il peut y avoir {{limit, number}} vues enregistrées. Supprimez-en une qui ne sert plus.',
  validation: 'Quelque chose dans le formulaire a été refusé. Les champs concernés disent pourquoi.',
  not_found: 'Cela n’existe plus. Cela a pu être supprimé entre-temps.',
  cancelled: 'Annulé. Rien n’a changé.',
  internal: 'Une erreur s’est produite dans l’app. Le journal donne les détails sous {{reference}}.',
  core_unreachable:
    'La fenêtre a perdu sa liaison avec l’app. Fermez-la et rouvrez-la ; ce qui était enregistré est en sûreté.',
  screen_failed:
    'Cet écran a rencontré une erreur qui lui est propre. Réessayez ; ce qui était enregistré est en sûreté.',
  unknown_request: 'L’app n’a pas de requête nommée {{name}}.',
  untrusted_sender: 'Cette page n’a pas le droit de parler à Crossdock.',
  workspace_folder_missing: 'Le dossier de « {{name}} » n’est pas là : {{path}}. Branchez son disque et réessayez.',
  workspace_not_moved:
    'Le dossier de « {{name}} » n’a pas pu être déplacé : {{path}}. Fermez ce qui l’utilise et réessayez.',
  workspace_shown: '« {{name}} » est ouverte. Passez d’abord à une autre entreprise.',
  workspace_name_differs: 'Ce n’est pas son nom. Pour retirer « {{name}} », tapez son nom tel qu’il est écrit.',
  workspaces_too_many:
    'Il y a {{limit, number}} entreprises, et il ne peut pas en tourner plus à la fois. Retirez-en une d’abord.',
  workspaces_unsupported: 'Plusieurs entreprises demandent l’application de bureau.',
  link_not_allowed: 'Crossdock n’ouvre que des pages des places de marché avec lesquelles il travaille.',
  disk_full: 'Le disque est plein, donc la modification n’a pas été enregistrée. Libérez de la place et réessayez.',
  database_busy: 'Un autre programme utilise la base de données. Fermez-le et réessayez.',
  database_damaged:
    'La base de données est endommagée. Redémarrez Crossdock pour la vérifier et revenir à une sauvegarde.',
  database_unwritable:
    'Le fichier de la base de données ne peut pas être écrit. Vérifiez que son disque est branché et que le fichier n’est pas protégé en écriture.',
  backup_disk_full: 'Le disque est plein. Libérez de l’espace et réessayez ; rien n’a été laissé à moitié écrit.',
  backup_unwritable:
    'Impossible d’écrire {{path}}. Vérifiez que son disque est connecté et que vous avez le droit d’y écrire.',
  backup_gone: 'Cette sauvegarde n’est plus dans le dossier. Regardez de nouveau la liste.',
  backup_damaged:
    'Cette sauvegarde est endommagée et ne peut pas être restaurée. Vos données actuelles n’ont pas été touchées. Choisissez-en une autre.',
  backup_newer: 'Ceci vient d’une version plus récente de Crossdock. Installez cette version, puis réessayez.',
  backup_busy: 'Une autre opération sur les sauvegardes est en cours. Attendez-la ou annulez-la.',
  backup_failed:
    'La dernière sauvegarde automatique n’a pas pu être faite. Faites-en une vous-même pour voir ce qui bloque.',
  export_inside_data: 'Ce dossier appartient à Crossdock lui-même. Enregistrez l’exportation ailleurs.',
  export_gone: 'Il n’y a aucune exportation à afficher. Exportez d’abord.',
  import_not_export:
    '{{name}} n’est pas une exportation de Crossdock, ou n’est pas complet. Choisissez un autre fichier.',
  import_entry:
    '{{name}} contient quelque chose qui n’a pas sa place dans une exportation ({{entry}}). Rien n’en a été repris.',
  import_too_large:
    '{{name}} se décompresserait en bien plus qu’il ne peut honnêtement contenir. Rien n’en a été repris.',
  import_altered:
    '{{name}} a été modifié ou endommagé : {{entry}} n’est pas ce qui avait été exporté. Rien n’en a été repris.',
  import_chosen_gone: 'Choisissez de nouveau le fichier : il n’a pas été gardé depuis que vous l’avez regardé.',
  restored:
    'Les données choisies ont été remises en place. Ce qui était là avant se trouve parmi les sauvegardes, dans les Réglages.',
  restore_failed:
    'Les données choisies n’ont pas pu être remises en place. Vos données actuelles n’ont pas été touchées.',
  checked_after_crash:
    'Crossdock ne s’est pas terminé correctement la dernière fois. La base de données a été vérifiée et elle est intacte.',
  item_changed:
    'Cet article a été modifié ailleurs entre-temps. Regardez les valeurs actuelles, puis décidez lesquelles garder.',
  items_on_sale:
    'Certains de ces articles sont en vente. Décidez si leurs annonces sont terminées ou restent en ligne.',
  last_variant: 'Un article garde au moins une variante. Retirez plutôt l’article lui-même.',
  stock_below_zero:
    'Nombre disponible de {{sku}} : {{available, number}} ; {{requested, number}} ne peuvent pas être retirés. Comptez le stock et corrigez-le.',
  sale_already_counted: 'Cette vente est déjà dans les mouvements de stock.',
  photo_original_gone:
    'L’original de {{fileName}} n’est plus sur le disque, la photo ne peut donc pas être retouchée. Ajoutez-la de nouveau.',
  inbox_changed: 'Les photos reçues ont été modifiées entre-temps. Regardez-les de nouveau, puis continuez.',
  inbox_folder_own:
    'Ce dossier ne peut pas être surveillé, car l’application y range ses propres fichiers. Choisissez le dossier de votre appareil photo.',
  item_in_bin: 'Cet article est dans la corbeille. Restaurez-le d’abord, ou choisissez-en un autre.',
  photos_changed:
    'Les photos de cet article ont changé entre-temps. Regardez-les de nouveau, puis mettez-les en ordre.',
  photo_file_missing:
    'Une photo de cet article manque sur le disque. Retirez-la de l’article, ou restaurez-la depuis une sauvegarde.',
  keys_unreadable:
    'Les clés enregistrées de {{marketplace}} ne peuvent plus être lues sur cet ordinateur. Saisissez-les de nouveau.',
  superseded: 'Une modification plus récente de la même annonce a remplacé celle-ci avant son envoi.',
  process_died:
    'Crossdock s’est arrêté plusieurs fois de façon inattendue pendant ce travail. Vérifiez-le, puis réessayez.',
  outcome_unknown:
    'Aucune réponse utilisable n’est revenue : la requête a pu prendre effet ou non. Cela est vérifié avant tout nouvel envoi.',
  unreachable: '{{host}} est injoignable ({{cause}}). Vérifiez la connexion internet et réessayez.',
  timed_out: '{{host}} n’a pas répondu à temps. Réessayez dans un moment.',
  connection_lost: 'La connexion à {{host}} a été coupée ({{cause}}). Réessayez.',
  rate_limited: '{{host}} demande une pause : trop d’appels. Cela reprend de soi-même plus tard.',
  unexpected_answer: '{{host}} a répondu sous une forme inattendue. La réponse entière est dans les détails.',
  page_instead_of_data:
    '{{host}} a envoyé une page web au lieu de données. Il est peut-être en maintenance, ou quelque chose en chemin répond à sa place.',
  redirected: '{{host}} renvoie à une autre adresse, qui n’est pas suivie.',
  token_refused: 'La place de marché refuse la connexion. Reconnectez-vous.',
  forbidden: '{{host}} n’autorise pas cet appel pour le compte.',
  remote_not_found: '{{host}} ne connaît pas ce qui a été demandé.',
  remote_conflict: '{{host}} dit que cela contredit ce qui s’y trouve déjà.',
  marketplace_failed: '{{host}} a une panne de son côté (statut {{status}}). Réessayez plus tard.',
  remote_rejected: '{{host}} a refusé la requête (statut {{status}}).',
  budget_spent:
    'Les {{limit, number}} appels que la place de marché accorde pour « {{budget}} » sont épuisés. Cela reprend de soi-même plus tard.',
  sold_meanwhile: 'Il ne restait rien de l’article quand son tour est venu : il n’a pas été publié.',
  account_paused: 'Le compte est en pause. Tout ce qui le concerne attend que vous le remettiez en marche.',
  token_part_missing:
    '{{marketplace}} n’a pas donné d’autorisation pour la page choisie. Reconnectez-vous et cochez-la, ou choisissez-en une autre.',
  keys_missing:
    'Il n’y a pas encore de clés pour {{marketplace}}. Saisissez d’abord les clés de votre propre inscription de développeur.',
  keys_refused:
    'eBay n’accepte pas les clés enregistrées. Vérifiez l’App ID et le Cert ID dans le formulaire des clés.',
  other_user:
    'Vous vous êtes connecté en tant que {{found}}, mais ce compte appartient à {{expected}}. Connectez-vous en tant que {{expected}}, ou connectez {{found}} comme un autre compte.',
  not_offered: 'La place de marché n’offre plus ce choix. Choisissez de nouveau.',
  sign_in_needed: '{{marketplace}} n’accepte plus la connexion enregistrée. Reconnectez-vous.',
  sign_in_running: 'Une fenêtre de connexion est déjà ouverte. Terminez-la ou annulez-la d’abord.',
  sign_in_refused: 'La place de marché a refusé la connexion : {{said}}',
  tokens_unreadable: 'La connexion enregistrée ne peut plus être lue sur cet ordinateur. Reconnectez-vous.',
  secrets_unavailable:
    'Cet ordinateur n’offre pas de trousseau : une connexion ne pourrait pas être gardée en sûreté, et n’est donc pas commencée. Installez un trousseau (sous Linux par exemple GNOME Keyring ou KWallet) et redémarrez l’app.',
  consent_closed:
    'La fenêtre de connexion a été fermée avant la fin. Rien n’a changé ; recommencez quand vous serez prêt.',
  consent_expired: 'La connexion a pris plus de dix minutes et a été arrêtée. Recommencez.',
  consent_declined:
    'L’autorisation n’a pas été donnée sur la page de {{marketplace}}. Sans elle, l’app ne peut rien y mettre en vente ; recommencez pour la donner.',
  consent_wrong_address:
    'La connexion est revenue à une adresse qui n’appartient pas à {{marketplace}}, elle n’a donc pas été acceptée. Vérifiez l’adresse d’acceptation dans vos clés et recommencez.',
  consent_malformed:
    'La réponse de {{marketplace}} n’avait pas la forme convenue, elle n’a donc pas été acceptée. Recommencez.',
  consent_state_mismatch:
    'La réponse de {{marketplace}} n’appartient pas à cette connexion, elle n’a donc pas été acceptée. Recommencez.',
  consent_state_reused:
    'La réponse de {{marketplace}} appartient à une connexion précédente et n’a pas été acceptée. Recommencez.',
  consent_dead: 'eBay n’accepte plus la connexion : elle a expiré, ou l’autorisation a été retirée. Reconnectez-vous.',
  scope_missing: 'L’autorisation donnée à l’app ne couvre pas cela. Reconnectez-vous et acceptez-la en entier.',
  scope_refused:
    'Le jeu de clés eBay ne peut pas demander les autorisations dont l’app a besoin. Vérifiez-le sur le portail développeur d’eBay.',
  ebay_policies_pending:
    'eBay n’a pas encore ouvert les politiques commerciales pour ce compte. Cela peut prendre jusqu’à un jour après la demande ; réessayez plus tard, ou activez-les dans Mon eBay.',
  offerup_refused: 'Le point d’accès OfferUp l’a refusé : {{said}}',
  offerup_gone: 'L’annonce n’est plus sur OfferUp. Publiez de nouveau l’article.',
  offerup_sold: 'L’annonce est marquée comme vendue sur OfferUp, elle ne peut donc plus être modifiée.',
  offerup_consent_dead:
    'Le point d’accès OfferUp n’accepte plus la connexion : elle a expiré, ou l’autorisation a été retirée. Reconnectez-vous.',
  offerup_keys_refused: 'Le point d’accès OfferUp n’accepte pas l’identifiant client avec le secret client.',
  offerup_code_refused:
    'Le point d’accès OfferUp n’a pas accepté le code de connexion. Recommencez et terminez sans pause.',
  offerup_sign_in_refused: 'Le point d’accès OfferUp a refusé la connexion : {{said}}',
  offerup_scope_missing: 'L’autorisation donnée à l’app ne couvre pas cela. Reconnectez-vous et acceptez-la en entier.',
  offerup_endpoint_missing: 'Les valeurs du point d’accès OfferUp ne sont plus enregistrées. Saisissez-les de nouveau.',
  offerup_no_look:
    'OfferUp n’a pas d’API pour ce compte : Crossdock ne peut pas y regarder. Ouvrez plutôt la page de l’article.',
  by_hand:
    '{{marketplace}} n’a pas d’API pour ce compte. Faites-le à la main avec les textes préparés, puis confirmez-le ici.',
  hand_not_waiting: 'Cette tâche ne vous attend plus : elle a déjà été confirmée ou annulée.',
  folder_not_opened: 'Le dossier n’a pas pu être affiché. C’est {{path}}.',
  practice_off:
    'La place de marché d’entraînement de {{marketplace}} ne tourne pas. Activez le mode entraînement dans les réglages.',
  listing_not_live: 'Cette annonce n’est pas en ligne.',
  listing_ended: 'L’annonce est terminée, elle ne peut donc plus être modifiée. Publiez de nouveau l’article.',
  item_removed: 'L’article a été mis à la corbeille avant tout envoi. Restaurez-le pour le publier.',
  read_back_missing:
    'La place de marché a accepté la publication mais ne montre pas encore l’annonce. Regardez de nouveau plus tard.',
  read_back_differs:
    'La place de marché montre autre chose que ce qui a été envoyé : {{fields}}. Comparez les deux, puis vérifiez de nouveau ou modifiez.',
  ebay_busy: 'eBay est encore occupé par cet article. Un nouvel essai suit.',
  facebook_expired:
    'La connexion Facebook a expiré : elle dure 60 jours, sauf si l’app la renouvelle. Reconnectez-vous.',
  facebook_app_removed:
    'L’app a été supprimée dans les paramètres de Facebook, la connexion n’est donc plus valable. Reconnectez-vous.',
  facebook_password_changed:
    'Le mot de passe Facebook a été changé, ce qui met fin à la connexion de toutes les apps. Reconnectez-vous.',
  facebook_checkpoint:
    'Facebook veut d’abord contrôler le compte. Connectez-vous à facebook.com dans un navigateur, faites ce qu’il demande, puis reconnectez-vous ici.',
  facebook_page_role_lost:
    'L’utilisateur n’a plus de rôle sur la Page Facebook. Adressez-vous à un administrateur de la Page, ou choisissez-en une autre dans les réglages du compte.',
  facebook_token_invalid: 'Facebook refuse la connexion. Reconnectez-vous.',
  facebook_permission:
    'L’autorisation pour cela n’a pas été donnée ou a été retirée. Reconnectez-vous et laissez tout coché. Facebook dit : {{said}}',
  facebook_permissions_missing:
    'Ces autorisations n’ont pas été données sur la page de Facebook : {{missing}}. Sans elles, rien ne peut être publié sur une Page. Recommencez et laissez-les cochées.',
  facebook_no_page:
    'Aucune Page Facebook n’est utilisable : l’utilisateur n’en a pas, ou aucune n’a été cochée. Créez une Page ou cochez-la, puis reconnectez-vous. Les apps ne peuvent publier ni sur un profil personnel ni sur Marketplace.',
  facebook_code_refused:
    'Facebook n’a pas accepté le code de connexion : il a déjà servi ou il est trop ancien. Recommencez.',
  facebook_sign_in_interrupted: 'Le réseau a été coupé pendant la fin de la connexion. Recommencez.',
  facebook_keys_refused:
    'Facebook n’accepte pas les clés enregistrées. Vérifiez l’App ID et l’App secret dans le formulaire des clés. Facebook dit : {{said}}',
  facebook_proof_refused: 'Facebook n’accepte plus l’App secret. Saisissez l’actuel dans le formulaire des clés.',
  facebook_limited: 'Facebook demande une pause : trop d’appels. Cela reprend de soi-même plus tard.',
  facebook_blocked:
    'Facebook a bloqué cela comme abusif. Rien n’est réessayé. Attendez quelques jours, lisez les avis sur facebook.com, puis réessayez vous-même.',
  facebook_duplicate:
    'Facebook refuse une publication identique à une autre faite juste avant. Changez le texte ou attendez.',
  facebook_version:
    'Facebook ne sert plus cette version de l’API Graph. Saisissez-en une plus récente dans le formulaire des clés.',
  facebook_not_found: 'Facebook ne le connaît plus, ou l’autorisation manque. Facebook dit : {{said}}',
  facebook_link: 'Facebook n’a pas pu ouvrir le lien ou une photo. Réessayez plus tard. Facebook dit : {{said}}',
  facebook_busy: 'Facebook a une panne de son côté. Un nouvel essai suit. Facebook dit : {{said}}',
  facebook_refused: 'Facebook l’a refusé : {{said}}',
  facebook_catalogue: 'Le catalogue Facebook refuse l’article : {{said}}',
  facebook_catalogue_pending:
    'Le catalogue Facebook travaille encore sur l’article. Il est consulté de nouveau plus tard.',
  facebook_post_edited:
    'Le texte de la publication a été modifié sur Facebook, et sa ligne de prix a disparu. Modifiez-le là-bas, ou terminez cette annonce et publiez de nouveau l’article.',
  facebook_post_gone: 'La publication n’est plus sur la Page Facebook. Publiez de nouveau l’article.',
  etsy_keys_refused:
    'Etsy n’accepte pas le keystring enregistré avec le shared secret. Saisissez de nouveau les deux dans le formulaire des clés.',
  etsy_secret_refused: 'Etsy demande aussi le shared secret. Saisissez-le dans le formulaire des clés.',
  etsy_app_inactive:
    'Etsy n’a pas encore approuvé l’app, ou l’a suspendue. Regardez « Your apps » sur son site développeur.',
  etsy_token_refused: 'Etsy refuse la connexion. Reconnectez-vous.',
  etsy_consent_dead:
    'Etsy n’accepte plus la connexion : elle a expiré, ou l’autorisation a été retirée. Reconnectez-vous.',
  etsy_scope_missing:
    'L’autorisation donnée à l’app chez Etsy ne couvre pas cela. Reconnectez-vous et acceptez-la en entier.',
  etsy_scopes_missing:
    'Etsy n’a donné qu’une partie des autorisations ; il manque : {{missing}}. Reconnectez-vous et acceptez-les toutes.',
  etsy_code_refused: 'Etsy n’a pas accepté le code de connexion : il a déjà servi ou il est trop ancien. Recommencez.',
  etsy_sign_in_interrupted: 'Le réseau a été coupé pendant la fin de la connexion. Recommencez.',
  etsy_sign_in_refused: 'Etsy a refusé la connexion : {{said}}',
  etsy_no_shop:
    'Cet utilisateur Etsy n’a pas de boutique. Ouvrez-en une sur etsy.com/sell, ou connectez-vous avec l’utilisateur à qui elle appartient.',
  etsy_forbidden: 'Etsy n’autorise pas cela pour la boutique. {{said}}',
  etsy_not_found: 'Etsy ne le connaît plus. {{said}}',
  etsy_gone: 'L’annonce n’est plus sur Etsy. Publiez de nouveau l’article.',
  etsy_conflict: 'Etsy dit que cela contredit l’état actuel. {{said}}',
  etsy_frozen: 'Etsy a retiré ou bloqué l’annonce, elle ne peut donc pas être modifiée. Regardez vos messages d’Etsy.',
  etsy_photos: 'Etsy demande au moins une photo. {{said}}',
  etsy_photo: 'Etsy refuse une photo. {{said}}',
  etsy_shipping: 'Etsy refuse le profil de livraison. Vérifiez les réglages du compte. {{said}}',
  etsy_processing: 'Etsy refuse le profil de traitement. Vérifiez les réglages du compte. {{said}}',
  etsy_returns: 'Etsy refuse la politique de retour. Vérifiez les réglages du compte. {{said}}',
  etsy_section: 'Etsy refuse la rubrique de la boutique. Vérifiez les réglages du compte. {{said}}',
  etsy_price: 'Etsy refuse le prix. {{said}}',
  etsy_quantity: 'Etsy refuse la quantité. {{said}}',
  etsy_title: 'Etsy refuse le titre. {{said}}',
  etsy_sku: 'Etsy refuse la référence (SKU). {{said}}',
  etsy_category: 'Etsy refuse la catégorie. Choisissez-en une autre. {{said}}',
  etsy_attribute: 'Etsy refuse une caractéristique. {{said}}',
  etsy_made: 'Etsy refuse ce qui est dit de qui l’a fabriqué et quand. {{said}}',
  etsy_language: 'Etsy demande l’annonce aussi dans la langue principale de la boutique. Ajoutez-la sur Etsy. {{said}}',
  etsy_variations:
    'L’annonce a des variantes sur Etsy, et aucune n’a la référence (SKU) {{sku}}. Donnez-la-lui là-bas, ou modifiez l’annonce sur Etsy.',
  etsy_refused: 'Etsy l’a refusé : {{said}}',
  etsy_unexpected: 'Etsy a répondu sous une forme inattendue : {{said}}',
  lot_changed: 'Le lot a été modifié ailleurs entre-temps. Regardez-le de nouveau, puis décidez.',
  lot_below_sold: 'Ce qui est vendu porte déjà {{amount}} de plus que le total. Augmentez le prix du lot.',
  lot_no_taker:
    'Tout ce qui n’est pas vendu quitterait le lot, et il resterait {{amount}}. Laissez sa part à l’article.',
  lot_fixed_too_much: 'Les parts fixées à la main dépassent de {{amount}} ce qui est à répartir. Baissez-en une.',
  lot_fixed_not_exact: 'Toutes les parts sont fixées à la main, et il reste {{amount}}. Laissez-en une à la méthode.',
  lot_fixed_below_sold:
    'Une part fixée à la main est inférieure de {{amount}} à ce que portent ses pièces vendues. Augmentez-la.',
  lot_full: 'Un lot contient au plus {{limit, number}} choses différentes. Faites un second lot pour le reste.',
  lot_part_sold: 'Des pièces de {{sku}} ont été vendues avec leur part de ce lot. Retirez-le avec sa part.',
  lot_currency_fixed:
    'Les parts de ce lot sont dans sa devise. Créez un lot dans l’autre devise, ou retirez d’abord les articles.',
  count_not_open: 'Cet inventaire est en pause ou terminé. Reprenez-le, ou commencez-en un autre.',
  count_unfinished: 'Un inventaire de cet endroit n’est pas terminé. Reprenez-le, ou annulez-le d’abord.',
  count_unknown_sku: 'Aucun article n’a le SKU {{sku}}. Vérifiez son étiquette, ou ajoutez d’abord l’article.',
  csv_file_gone: 'Le fichier n’est plus là. Remettez-le en place, ou choisissez-le de nouveau.',
  csv_file_locked:
    'Le fichier ne peut pas être ouvert : un autre programme l’a verrouillé, ou vous n’avez pas le droit de l’utiliser. Fermez-le dans l’autre programme et réessayez.',
  csv_disk_full: 'Le disque est plein. Libérez de la place et réessayez.',
  csv_file_broken: 'Le disque ne peut ni lire ni écrire le fichier. Vérifiez qu’il est branché et réessayez.',
  csv_file_changed:
    'Le fichier a été modifié entre-temps. Ce qui est importé le reste ; choisissez de nouveau le fichier pour importer la suite.',
  csv_busy: 'Un autre fichier est en cours de traitement. Attendez la fin, ou arrêtez-le.',
  change_under_way: 'Une autre modification de nombreux objets est en cours. Attendez qu’elle soit terminée.',
  change_not_standing: 'C’est déjà annulé. Consultez à nouveau la liste de ce qui a été fait.',
} satisfies Translation<typeof english>;
