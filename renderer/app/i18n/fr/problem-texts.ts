import type { problemTexts as english } from '../en/problem-texts.ts';
import type { Translation } from '../translation.ts';

/** What is wrong with one field, by `reason`, and what to do. `field` is its name in the middle of a sentence. */
export const problemTexts = {
  labels_too_wide: 'Les étiquettes dépassent la largeur de la page. Réduisez-les ou prenez moins de colonnes.',
  labels_too_high: 'Les étiquettes dépassent la hauteur de la page. Réduisez-les ou prenez moins de lignes.',
  empty: 'Le champ « {{field}} » est vide. Remplissez-le.',
  too_long: 'Le champ « {{field}} » dépasse {{limit, number}} caractères. Raccourcissez-le.',
  too_large: 'Le champ « {{field}} » dépasse {{limit, number}}. Saisissez moins.',
  too_little: 'Le champ « {{field}} » est inférieur à {{limit, number}}. Saisissez plus.',
  too_many: 'Cela fait plus de {{limit, number}} à la fois. Prenez-en moins à chaque fois.',
  wrong_form: 'Le champ « {{field}} » n’a pas la forme voulue. Saisissez-le de nouveau.',
  edited_elsewhere: 'Le champ « {{field}} » a été modifié ailleurs entre-temps. Comparez les deux et gardez-en un.',
  workspace_name_taken: 'Il y a déjà une entreprise nommée « {{name}} ». Choisissez un autre nom.',
  sku_taken: 'La référence (SKU) {{sku}} appartient déjà à « {{title}} ». Choisissez-en une autre.',
  quantity_too_large: 'Un stock de plus de {{limit, number}} ne peut pas être tenu. Vérifiez le nombre.',
  sku_pattern_number:
    'La règle des SKU a besoin d’exactement une suite de # pour le numéro courant, par exemple CD-{YYYY}-####.',
  options_count: 'Un article se distingue par une à {{limit, number}} options. Ajoutez-en ou retirez-en.',
  option_name_missing: 'L’option a besoin d’un nom, par exemple Taille.',
  option_name_taken: '{{name}} existe deux fois. Donnez à chaque option son propre nom.',
  option_values_missing: 'L’option a besoin d’au moins une valeur. Saisissez-en une et appuyez sur Entrée.',
  option_value_empty: 'Une valeur de {{name}} est vide. Remplissez-la ou retirez-la.',
  option_value_twice:
    '{{value}} existe deux fois : les acheteurs ne pourraient pas distinguer les deux. Retirez-en une.',
  too_many_variants:
    'Ces options font {{count, number}} variantes ; un article en a au plus {{limit, number}}. Retirez des valeurs.',
  name_taken: 'Le nom {{name}} est déjà pris. Choisissez-en un autre, ou modifiez ce qui le porte.',
  setup_currency: 'La place de marché prend les montants en {{expected}}, pas en {{currency}}.',
  offerup_refused: 'Le point d’accès OfferUp l’a refusé : {{said}}',
  offerup_link:
    'Ce n’est pas le lien d’un article OfferUp. Il a la forme https://offerup.com/item/detail/… ; copiez-le depuis la page de l’article.',
  hand_link_taken: 'Ce lien appartient déjà à « {{title}} ». Copiez le lien de la nouvelle annonce.',
  photo_animated: 'Le fichier est animé. Sa première image a été prise.',
  photo_empty: 'Le fichier est vide. Copiez-le de nouveau depuis l’appareil photo.',
  photo_too_large:
    'Le fichier dépasse {{megabytes, number}} Mo. Enregistrez-le en plus petit et ajoutez-le de nouveau.',
  photo_broken: 'Le fichier est endommagé ou incomplet. Copiez-le de nouveau depuis l’appareil photo.',
  photo_heic:
    'C’est une photo HEIC, qui ne peut pas être lue ici. Sur l’iPhone, choisissez Réglages > Appareil photo > Formats > Le plus compatible, ou exportez-la en JPEG, puis ajoutez-la de nouveau.',
  photo_too_many_pixels:
    '{{width, number}} × {{height, number}} pixels, c’est plus que les {{megapixels, number}} mégapixels qui peuvent être utilisés. Réduisez la photo et ajoutez-la de nouveau.',
  photo_not_an_image:
    'Ce n’est pas une photo dans un format lisible (JPEG, PNG, WebP, GIF, TIFF, AVIF). Enregistrez-la en JPEG ou PNG et ajoutez-la de nouveau.',
  photo_duplicate: 'Cette photo est déjà parmi celles de l’article ; elle a donc été laissée de côté.',
  photo_missing: 'Le fichier n’est pas dans le dossier. Vérifiez son nom et ajoutez-le de nouveau.',
  photo_unreadable:
    'Le fichier ne peut pas être ouvert. Vérifiez que vous avez le droit de le lire et ajoutez-le de nouveau.',
  photo_file_missing:
    'Une photo de cet article manque sur le disque. Retirez-la de l’article, ou restaurez-la depuis une sauvegarde.',
  too_many_photos: 'Un article garde au plus {{limit, number}} photos. Retirez-en une d’abord.',
  csv_no_header:
    'Ce fichier n’a pas de ligne de titres de colonnes, comme « Title » et « SKU ». Exportez-le de nouveau en CSV avec les titres, ou écrivez-les dans la première ligne.',
  csv_too_many_columns:
    'Ce fichier a {{count, number}} colonnes ; {{limit, number}} peuvent être lues. Supprimez celles qui ne servent pas, ou choisissez un autre séparateur.',
  csv_is_empty: 'Ce fichier est vide. Exportez-le de nouveau.',
  csv_is_workbook:
    'C’est un classeur Excel, quel que soit son nom. Ouvrez-le dans Excel, enregistrez-le en « CSV UTF-8 », puis importez ce fichier.',
  csv_is_old_workbook:
    'C’est un ancien classeur Excel, quel que soit son nom. Ouvrez-le dans Excel, enregistrez-le en « CSV UTF-8 », puis importez ce fichier.',
  csv_is_zip: 'C’est une archive ZIP. Décompressez-la et importez le fichier CSV qu’elle contient.',
  csv_is_pdf: 'C’est un document PDF. Exportez plutôt la liste en CSV.',
  csv_is_binary: 'Ce n’est pas un fichier texte. Exportez la liste en CSV, puis importez ce fichier.',
  csv_unreadable_character:
    '{{column}} : certains caractères sont illisibles. Choisissez un autre encodage, ou enregistrez de nouveau le fichier en CSV UTF-8.',
  csv_tags: '{{column}} : « {{value}} » a plus de 50 étiquettes, ou une de plus de 60 caractères. Raccourcissez.',
  csv_archived: '{{column}} : « {{value}} » n’est ni une date ni « oui ». Écrivez-la comme 2026-11-21.',
  csv_terms: '{{column}} : ce n’est pas la liste de politiques qu’écrit Crossdock. Exportez-la de nouveau.',
  csv_aspects: '{{column}} : ce n’est pas la liste de caractéristiques qu’écrit Crossdock. Exportez-la de nouveau.',
  csv_not_clearable:
    '{{column}} : ce champ ne peut pas être vidé. Écrivez une valeur, ou laissez la cellule vide pour garder celle qu’il a.',
  csv_sku_twice:
    'Le SKU {{sku}} figure déjà à la ligne {{earlier}}. Donnez à chacun le sien et importez de nouveau cette ligne.',
  csv_photo_address:
    'Photos désignées par leur adresse sur Internet : {{count, number}}. Elles n’ont pas été récupérées. Téléchargez-les et ajoutez-les à l’article.',
  csv_stock_of_variants:
    'Etsy indique {{quantity, number}} pièces pour les {{count, number}} variations ensemble. Comptez le stock de chacune dans l’article.',
  csv_skus_of_variants:
    'Il y a {{skus, number}} SKU pour {{count, number}} variations ; de nouveaux ont donc été créés. Modifiez-les dans l’article.',
  csv_amount:
    '{{column}} : « {{value}} » n’est pas un montant en {{currency}}. Écrivez-le comme 19.99, pas au-dessous de zéro.',
  csv_quantity: '{{column}} : « {{value}} » n’est pas un nombre de pièces. Écrivez un nombre entier de 0 à 1 000 000.',
  csv_condition:
    '{{column}} : « {{value}} » n’est pas un état d’eBay. Écrivez son nom ou son numéro, par exemple Used ou 3000.',
  csv_currency: '{{column}} : « {{value}} » n’est pas une devise. Écrivez ses trois lettres, par exemple EUR.',
  csv_variation: '{{column}} : « {{value}} » n’est pas compris. Écrivez-le comme [Size=M;Colour=Blue].',
  csv_category_number:
    '{{column}} : « {{value}} » n’est pas le numéro d’une catégorie d’eBay. Écrivez le numéro, par exemple 15230.',
  csv_title_missing: 'Un nouvel article a besoin d’un titre. Remplissez-le et importez de nouveau le fichier.',
  csv_photo_outside:
    '{{fileName}} n’est pas un nom de fichier du dossier de photos. Écrivez le nom seul, par exemple front.jpg.',
  csv_quote_not_closed:
    'Un guillemet est ouvert et jamais fermé : la suite du fichier ne peut pas être découpée en lignes. Corrigez cette ligne et importez de nouveau le fichier ; les lignes précédentes sont importées.',
  csv_row_too_large:
    'La ligne dépasse 8 Mo ; il y manque sans doute un guillemet. Corrigez cette ligne et importez de nouveau le fichier ; les lignes précédentes sont importées.',
  csv_unreadable:
    'À partir de cette ligne, le fichier n’est plus du CSV. Exportez-le de nouveau ; les lignes précédentes sont importées.',
  csv_too_many_cells:
    'Il y a plus de cellules que de titres de colonnes. Mettez entre guillemets les textes qui contiennent le séparateur.',
  csv_control_character:
    '{{column}} : contient des caractères qui ne sont pas du texte. Enregistrez de nouveau le fichier en CSV UTF-8.',
  csv_too_long: '{{column}} : dépasse {{limit, number}} caractères. Raccourcissez le texte.',
  etsy_photos: 'Etsy demande au moins une photo. {{said}}',
  etsy_photo: 'Etsy refuse une photo. {{said}}',
  etsy_shipping: 'Etsy refuse le profil de livraison. Vérifiez les réglages du compte. {{said}}',
  etsy_processing: 'Etsy refuse le profil de traitement. Vérifiez les réglages du compte. {{said}}',
  etsy_returns: 'Etsy refuse la politique de retour. Vérifiez les réglages du compte. {{said}}',
  etsy_section: 'Etsy refuse la rubrique de la boutique. Vérifiez les réglages du compte. {{said}}',
  etsy_price: 'Etsy refuse le prix. {{said}}',
  etsy_quantity: 'Etsy refuse la quantité. {{said}}',
  etsy_sku: 'Etsy refuse la référence (SKU). {{said}}',
  etsy_made: 'Etsy refuse ce qui est dit de qui l’a fabriqué et quand. {{said}}',
  etsy_category: 'Etsy refuse la catégorie. Choisissez-en une autre. {{said}}',
  etsy_attribute: 'Etsy refuse une caractéristique. {{said}}',
  etsy_title: 'Etsy refuse le titre. {{said}}',
  lot_currency:
    '{{sku}} a des montants en {{currency}}, le lot est en {{lotCurrency}}. Saisissez le lot en {{currency}}, ou le prix et le coût de l’article en {{lotCurrency}}.',
  lot_taken: '{{sku}} vient du lot « {{name}} ». Retirez-le d’abord de celui-ci.',
  lot_pieces_sold: '{{sold, number}} pièces de {{sku}} sont déjà vendues. Saisissez au moins {{sold, number}}.',
  changed_since: 'Le champ « {{field}} » a été modifié depuis : il reste tel quel.',
  stock_sold_since:
    'Il ne reste que {{available, number}} des {{requested, number}} pièces entrées ainsi. Comptez plutôt le stock.',
  still_on_sale: 'L’objet est en vente. Terminez d’abord ses annonces.',
  last_variant_stays: 'C’est la dernière variante : elle reste.',
  photos_changed_since: 'Des photos ont été ajoutées ou retirées depuis : leur ordre reste.',
  no_amount: 'Il n’y a pas encore de montant. Fixez-en un d’abord.',
  other_currency: 'Son montant est en {{currency}}, pas en {{wanted}}.',
  amount_below_zero: 'Le montant serait négatif.',
  amount_too_large: 'Le montant serait trop grand pour être conservé.',
  too_many_tags: 'Il aurait plus de {{limit, number}} étiquettes.',
  sku_twice: 'Plusieurs objets auraient le SKU {{sku}}.',
  bad_pattern:
    'Cette expression régulière est illisible. Vérifiez ses parenthèses, ou décochez « Expression régulière ».',
  pattern_too_slow:
    'Cette expression régulière prend trop de temps. Des répétitions imbriquées, comme (a+)+, en sont la cause habituelle.',
} satisfies Translation<typeof english>;
