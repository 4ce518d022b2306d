import type { findingTexts as english } from '../en/finding-texts.ts';
import type { Translation } from '../translation.ts';

/** What stands in the way of a publication, by `reason`. */
export const findingTexts = {
  category_remembered: 'La catégorie « {{taken}} » est reprise, comme pour vos autres articles de « {{from}} ».',
  aspect_shared: '« {{taken}} » est repris de ce que vous avez saisi pour {{from}}.',
  title_missing: 'Le titre est vide. Écrivez ce qu’est l’article.',
  title_too_long: 'Le titre a {{length}} caractères ; {{market}} en accepte {{limit}}. Raccourcissez-le.',
  description_missing: 'La description est vide. {{market}} en demande une.',
  description_too_long: 'La description a {{length}} caractères ; {{market}} en accepte {{limit}}. Raccourcissez-la.',
  description_active_content:
    'La description contient du contenu actif ({{what}}), que {{market}} interdit. Retirez-le.',
  category_missing: 'Aucune catégorie {{market}} n’est choisie.',
  category_unknown: '{{market}} ne connaît plus la catégorie choisie. Choisissez-en une autre.',
  category_not_leaf:
    'La catégorie choisie a des sous-catégories ; {{market}} n’accepte d’annonces que dans les dernières. Choisissez l’une d’elles.',
  condition_missing: '{{market}} demande un état dans cette catégorie. Choisissez-en un.',
  condition_not_allowed:
    '{{market}} n’accepte pas « {{condition}} » dans cette catégorie. Sont acceptés : {{allowed}}.',
  condition_approximated:
    '{{market}} n’a pas l’état « {{condition}} » dans cette catégorie ; l’article est proposé comme « {{label}} ».',
  condition_needs_eligibility:
    '« {{label}} » est réservé aux vendeurs du programme de reconditionnement d’eBay. Choisissez un autre état.',
  condition_note_too_long:
    'La remarque sur l’état a {{length}} caractères ; {{market}} en accepte {{limit}}. Raccourcissez-la.',
  condition_note_ignored: 'eBay n’affiche pas de remarque sur l’état pour les articles neufs ; elle est omise.',
  aspect_missing: '{{aspect}} manque. {{market}} le demande dans cette catégorie.',
  aspect_recommended: '{{aspect}} est vide. {{market}} le recommande, et les acheteurs filtrent avec.',
  aspect_value_not_allowed:
    '« {{value}} » n’est pas parmi les valeurs que {{market}} accepte pour {{aspect}}. Choisissez-en une dans la liste.',
  aspect_value_too_long:
    'Une valeur de {{aspect}} a {{length}} caractères ; {{market}} en accepte {{limit}}. Raccourcissez-la.',
  aspect_too_many_values: '{{aspect}} a {{count}} valeurs ; {{market}} en accepte {{limit}}.',
  aspect_not_a_number: '{{aspect}} doit être un nombre, et « {{value}} » n’en est pas un.',
  aspect_name_too_long:
    'Le nom de caractéristique « {{aspect}} » a {{length}} caractères ; {{market}} en accepte {{limit}}.',
  own_term_gone:
    'Une politique ou un lieu propre à cet objet n’existe plus chez {{market}}. Choisissez-en un autre ou prenez celui du compte.',
  sku_missing: 'La référence (SKU) est vide.',
  sku_too_long: 'La référence (SKU) a {{length}} caractères ; {{market}} en accepte {{limit}}. Raccourcissez-la.',
  sku_characters:
    '{{market}} n’accepte dans un SKU que des lettres, des chiffres, des traits d’union et des tirets bas. Modifiez « {{sku}} ».',
  price_missing: 'Le prix est vide.',
  out_of_stock: 'Il ne reste rien de cet article. Terminez plutôt l’annonce.',
  photo_file_missing:
    'Le fichier d’une photo n’est plus dans le dossier de photos. Retirez la photo et ajoutez-la de nouveau.',
  price_too_low: 'Le prix est inférieur au minimum de {{market}}, {{limit}} {{currency}}.',
  price_currency: '{{market}} y prend les prix en {{expected}}, et le prix est en {{currency}}.',
  quantity_missing: 'Il n’y en a pas en stock. {{market}} met en vente au moins une pièce.',
  photos_missing: 'Il n’y a pas de photo. {{market}} en demande au moins une.',
  photos_too_many: 'Il y a {{count}} photos ; {{market}} en accepte {{limit}}. Retirez-en.',
  photos_left_out: 'Il y a {{count}} photos ; {{market}} en accepte {{limit}}. Les {{limit}} premières sont envoyées.',
  photo_too_small:
    'La photo {{position}} mesure {{width}} × {{height}} pixels ; {{market}} en demande {{limit}} sur le plus grand côté.',
  photo_too_big: 'La photo {{position}} fait {{megabytes}} Mo ; {{market}} accepte {{limit}} Mo.',
  photo_type: 'La photo {{position}} est du type {{type}}, que {{market}} n’accepte pas.',
  variations_not_supported:
    'L’article a {{count}} variantes. Mettre en vente des variantes sur {{market}} n’est pas possible dans cette version.',
  setup_shipping_missing: 'Aucune politique d’expédition n’est choisie pour le compte. Complétez ses réglages.',
  setup_payment_missing: 'Aucune politique de paiement n’est choisie pour le compte. Complétez ses réglages.',
  setup_return_missing: 'Aucune politique de retour n’est choisie pour le compte. Complétez ses réglages.',
  setup_location_missing: 'Aucun lieu d’expédition n’est choisi pour le compte. Complétez ses réglages.',
  package_weight_missing:
    'La politique d’expédition choisie calcule les frais de port au poids, et l’app n’envoie pas de poids. Choisissez une politique à tarif fixe.',
  key_missing: '{{label}} est vide.',
  key_client_id_form: 'Cela ne ressemble pas à un App ID. Il a la forme YourName-AppName-PRD-1a2b3c4d5-6e7f8a9b.',
  key_environment: 'Cette clé est du jeu de clés {{found}}, et vous saisissez des clés pour {{expected}}.',
  key_secret_form: 'Cela ne ressemble pas à un Cert ID. Il a la forme PRD-1a2b3c4d5e6f-7a8b-9c0d-1e2f-3a4b.',
  key_ru_name_form:
    'Cela ne ressemble pas à un RuName. Il a la forme Your_Name-YourName-AppNam-abcdefg ; ce n’est pas une adresse web.',
  key_url_form: 'Ce n’est pas une adresse https complète.',
  keys_refused: 'eBay n’accepte pas cet App ID avec ce Cert ID. Recopiez les deux depuis le même jeu de clés.',
  hand_sold_meanwhile:
    'Il n’en reste plus. Abandonnez cette tâche si vous ne l’avez pas publié ; si vous l’avez fait, confirmez-le, et il vous sera demandé de le retirer.',
  offerup_single_piece:
    'Une annonce OfferUp vend une seule pièce, et il y en a {{count}} en stock. Une est proposée ; publiez de nouveau quand elle est vendue.',
  offerup_condition_other: 'Aucun état n’est choisi ; l’annonce indiquera « Other ».',
  offerup_place_missing:
    'Aucun lieu n’est choisi pour le compte. OfferUp montre les articles selon l’endroit où ils sont.',
  offerup_by_hand:
    'OfferUp n’a pas d’API publique. Vous publiez à la main avec des textes préparés ; Crossdock garde la trace et vous prévient.',
  key_offerup_incomplete:
    '{{label}} est vide. Un point d’accès demande toutes ces valeurs ; pour publier à la main, laissez-les toutes vides.',
  price_rule_nothing_left:
    'La règle de prix de ce compte ne laisse rien du prix. Modifiez la règle ou le prix de l’article.',
  price_rule_out_of_reach:
    'Aucun prix ne laisse après les frais ce que demande la règle de prix de ce compte. Modifiez la règle.',
  item_removed: 'L’article est dans la corbeille. Restaurez-le pour le publier.',
  already_listed: 'L’article y est déjà en vente. Modifiez ou terminez cette annonce.',
  already_publishing: 'L’article est déjà en route.',
  publish_unsettled:
    'Une publication précédente de cet article y demande votre attention. Vérifiez d’abord celle-là, pour qu’il ne soit pas mis en vente deux fois.',
  listing_ended: 'L’annonce est déjà terminée. Publiez de nouveau l’article.',
  already_ending: 'L’annonce est déjà en train d’être terminée.',
  account_gone: 'Le compte n’est plus connecté. Reconnectez-le.',
  setup_page_missing: 'Aucune Page Facebook n’est choisie pour le compte. Complétez ses réglages.',
  setup_catalogue_gone:
    'Le catalogue Facebook choisi n’existe plus, ou son autorisation a été retirée. Choisissez-en un autre, ou aucun, dans les réglages du compte.',
  facebook_post_too_long:
    'Le texte de la publication sur la Page Facebook aurait {{length}} caractères ; Facebook en accepte {{limit}}. Raccourcissez la description.',
  facebook_photo_side:
    'La photo {{position}} mesure {{width}} × {{height}} pixels ; le catalogue Facebook en demande {{limit}} sur les deux côtés.',
  facebook_condition_needed: 'Le catalogue Facebook demande un état. Choisissez-en un.',
  key_app_id_form: 'Cela ne ressemble pas à un App ID. C’est un nombre d’environ 16 chiffres.',
  key_app_secret_form:
    'Cela ne ressemble pas à un App secret. Il a 32 caractères, des chiffres et les lettres de a à f.',
  key_graph_version:
    'Ce n’est pas une version utilisable de l’API Graph. Elle a la forme v25.0, et v21.0 est la plus ancienne.',
  facebook_keys_refused: 'Facebook n’accepte pas cet App ID avec cet App secret. Recopiez les deux depuis la même app.',
  etsy_title_characters: 'Le titre contient {{what}}, qu’Etsy n’y accepte pas. Retirez-le.',
  etsy_title_repeats: 'Le titre contient « {{sign}} » plus d’une fois ; Etsy l’accepte une fois. Retirez les autres.',
  etsy_value_characters: '{{aspect}} : « {{value}} » contient {{what}}, qu’Etsy n’y accepte pas. Retirez-le.',
  etsy_not_allowed:
    'Etsy n’accepte que ce que le vendeur a fabriqué, le vintage d’au moins 20 ans et les fournitures créatives. Ceci a été fabriqué par quelqu’un d’autre et n’est ni l’un ni l’autre : ne le mettez pas en vente sur Etsy, ou corrigez qui l’a fabriqué et quand.',
  etsy_made_to_order:
    'Ce que quelqu’un d’autre a fabriqué ne peut pas être fait sur commande. Corrigez qui l’a fabriqué ou quand.',
  etsy_price_too_high: 'Le prix dépasse le maximum d’Etsy, {{limit}} {{currency}}.',
  etsy_quantity_too_high: 'Il y en a {{count}} en stock ; Etsy en accepte au plus {{limit}} par annonce.',
  etsy_condition_in_text: 'Etsy n’a pas de champ pour l’état ; il est écrit à la fin de la description.',
  etsy_vacation:
    'La boutique Etsy est en vacances. Personne ne peut acheter tant que vous n’y mettez pas fin sur Etsy.',
  etsy_shipping_missing: 'Aucun profil de livraison Etsy n’est choisi pour le compte. Complétez ses réglages.',
  etsy_processing_missing: 'Aucun profil de traitement Etsy n’est choisi pour le compte. Complétez ses réglages.',
  etsy_returns_missing: 'Aucune politique de retour Etsy n’est choisie pour le compte. Complétez ses réglages.',
  key_etsy_pair:
    'Le keystring et le shared secret sont deux valeurs. Saisissez chacune dans son champ, sans le deux-points.',
  key_etsy_keystring_form: 'Cela ne ressemble pas à un keystring. Il a 24 lettres minuscules et chiffres.',
  key_etsy_secret_form: 'Cela ne ressemble pas à un shared secret. Il a 10 lettres minuscules et chiffres.',
  key_etsy_same: 'C’est encore le keystring. Le shared secret est l’autre valeur sur la page d’Etsy.',
  key_etsy_redirect:
    'Ce n’est pas une adresse qu’Etsy accepte. Elle commence par https:// et n’a ni point d’interrogation ni #.',
  etsy_keys_refused:
    'Etsy n’accepte pas ce keystring avec ce shared secret. Recopiez les deux depuis « Your apps » sur le site développeur d’Etsy.',
  etsy_secret_refused:
    'Etsy demande aussi le shared secret. Copiez-le depuis « Your apps » sur le site développeur d’Etsy.',
  etsy_app_inactive:
    'Etsy n’a pas encore approuvé cette app, ou l’a suspendue. Regardez « Your apps » sur son site développeur.',
} satisfies Translation<typeof english>;
