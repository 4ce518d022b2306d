import type { findingTexts as english } from '../en/finding-texts.ts';
import type { Translation } from '../translation.ts';

/** What stands in the way of a publication, by `reason`. */
export const findingTexts = {
  category_remembered: 'Se toma la categoría «{{taken}}», como en tus otros artículos de «{{from}}».',
  aspect_shared: '«{{taken}}» se toma de lo que escribiste para {{from}}.',
  title_missing: 'El título está vacío. Escribe qué es el artículo.',
  title_too_long: 'El título tiene {{length}} caracteres; {{market}} acepta {{limit}}. Acórtalo.',
  description_missing: 'La descripción está vacía. {{market}} pide una.',
  description_too_long: 'La descripción tiene {{length}} caracteres; {{market}} acepta {{limit}}. Acórtala.',
  description_active_content: 'La descripción tiene contenido activo ({{what}}), que {{market}} prohíbe. Quítalo.',
  category_missing: 'No hay ninguna categoría de {{market}} elegida.',
  category_unknown: '{{market}} ya no conoce la categoría elegida. Elige otra.',
  category_not_leaf:
    'La categoría elegida tiene subcategorías; {{market}} solo anuncia en las más bajas. Elige una de ellas.',
  condition_missing: '{{market}} pide un estado en esta categoría. Elige uno.',
  condition_not_allowed: '{{market}} no acepta «{{condition}}» en esta categoría. Acepta: {{allowed}}.',
  condition_approximated:
    '{{market}} no tiene «{{condition}}» en esta categoría; el artículo se anuncia como «{{label}}».',
  condition_needs_eligibility:
    '«{{label}}» está reservado a los vendedores del programa de reacondicionados de eBay. Elige otro estado.',
  condition_note_too_long:
    'La nota sobre el estado tiene {{length}} caracteres; {{market}} acepta {{limit}}. Acórtala.',
  condition_note_ignored: 'eBay no muestra nota sobre el estado en artículos nuevos; se omite.',
  aspect_missing: 'Falta {{aspect}}. {{market}} lo pide en esta categoría.',
  aspect_recommended: '{{aspect}} está vacío. {{market}} lo recomienda y los compradores filtran por ello.',
  aspect_value_not_allowed:
    '«{{value}}» no está entre los valores que {{market}} acepta para {{aspect}}. Elige uno de la lista.',
  aspect_value_too_long: 'Un valor de {{aspect}} tiene {{length}} caracteres; {{market}} acepta {{limit}}. Acórtalo.',
  aspect_too_many_values: '{{aspect}} tiene {{count}} valores; {{market}} acepta {{limit}}.',
  aspect_not_a_number: '{{aspect}} debe ser un número, y «{{value}}» no lo es.',
  aspect_name_too_long:
    'El nombre de característica «{{aspect}}» tiene {{length}} caracteres; {{market}} acepta {{limit}}.',
  own_term_gone:
    'Una política o un lugar propio de este artículo ya no existe en {{market}}. Elige otro o usa el de la cuenta.',
  sku_missing: 'El SKU está vacío.',
  sku_too_long: 'El SKU tiene {{length}} caracteres; {{market}} acepta {{limit}}. Acórtalo.',
  sku_characters: '{{market}} solo acepta letras, cifras, guiones y guiones bajos en un SKU. Cambia «{{sku}}».',
  price_missing: 'El precio está vacío.',
  out_of_stock: 'No queda nada de este artículo. Finaliza el anuncio en su lugar.',
  photo_file_missing: 'El archivo de una foto ya no está en la carpeta de fotos. Quita la foto y añádela de nuevo.',
  price_too_low: 'El precio está por debajo del mínimo de {{market}}, {{limit}} {{currency}}.',
  price_currency: '{{market}} acepta allí precios en {{expected}}, y el precio está en {{currency}}.',
  quantity_missing: 'No hay existencias. {{market}} anuncia al menos una pieza.',
  photos_missing: 'No hay ninguna foto. {{market}} pide al menos una.',
  photos_too_many: 'Hay {{count}} fotos; {{market}} acepta {{limit}}. Quita algunas.',
  photos_left_out: 'Hay {{count}} fotos; {{market}} acepta {{limit}}. Se envían las {{limit}} primeras.',
  photo_too_small:
    'La foto {{position}} mide {{width}} × {{height}} píxeles; {{market}} pide {{limit}} en el lado más largo.',
  photo_too_big: 'La foto {{position}} tiene {{megabytes}} MB; {{market}} acepta {{limit}} MB.',
  photo_type: 'La foto {{position}} es del tipo {{type}}, que {{market}} no acepta.',
  variations_not_supported:
    'El artículo tiene {{count}} variantes. Anunciar variantes en {{market}} no es posible en esta versión.',
  setup_shipping_missing: 'La cuenta no tiene elegida ninguna política de envío. Completa sus ajustes.',
  setup_payment_missing: 'La cuenta no tiene elegida ninguna política de pago. Completa sus ajustes.',
  setup_return_missing: 'La cuenta no tiene elegida ninguna política de devoluciones. Completa sus ajustes.',
  setup_location_missing: 'La cuenta no tiene elegido ningún lugar de envío. Completa sus ajustes.',
  package_weight_missing:
    'La política de envío elegida calcula los gastos por peso, y la aplicación no envía peso. Elige una política con tarifa fija.',
  key_missing: '{{label}} está vacío.',
  key_client_id_form: 'Esto no parece un App ID. Tiene la forma YourName-AppName-PRD-1a2b3c4d5-6e7f8a9b.',
  key_environment: 'Esta clave es del juego de claves {{found}}, y estás escribiendo claves para {{expected}}.',
  key_secret_form: 'Esto no parece un Cert ID. Tiene la forma PRD-1a2b3c4d5e6f-7a8b-9c0d-1e2f-3a4b.',
  key_ru_name_form:
    'Esto no parece un RuName. Tiene la forma Your_Name-YourName-AppNam-abcdefg; no es una dirección web.',
  key_url_form: 'Esto no es una dirección https completa.',
  keys_refused: 'eBay no acepta este App ID con este Cert ID. Copia los dos de nuevo del mismo juego de claves.',
  hand_sold_meanwhile:
    'Ya no queda nada. Descarta esta tarea si no lo has publicado; si lo has hecho, confírmalo y se te pedirá que lo retires.',
  offerup_single_piece:
    'Un anuncio de OfferUp vende una pieza, y hay {{count}} en existencias. Se ofrece una; publica de nuevo cuando se venda.',
  offerup_condition_other: 'No hay ningún estado elegido; el anuncio dirá «Other».',
  offerup_place_missing: 'La cuenta no tiene elegido ningún lugar. OfferUp muestra los artículos según dónde están.',
  offerup_by_hand:
    'OfferUp no tiene API pública. Publicas a mano con textos preparados; Crossdock lleva la cuenta y te avisa.',
  key_offerup_incomplete:
    '{{label}} está vacío. Un punto de acceso necesita todos estos valores; para publicar a mano, déjalos todos vacíos.',
  price_rule_nothing_left:
    'La regla de precio de esta cuenta se lleva todo el precio. Cambia la regla o el precio del artículo.',
  price_rule_out_of_reach:
    'Ningún precio deja, después de comisiones, lo que pide la regla de precio de esta cuenta. Cambia la regla.',
  item_removed: 'El artículo está en la papelera. Restáuralo para publicarlo.',
  already_listed: 'El artículo ya está a la venta allí. Revisa o finaliza ese anuncio.',
  already_publishing: 'El artículo ya está en camino hacia allí.',
  publish_unsettled:
    'Una publicación anterior de este artículo necesita atención allí. Mira primero esa, para que no se anuncie dos veces.',
  listing_ended: 'El anuncio ya ha finalizado. Publica el artículo de nuevo.',
  already_ending: 'El anuncio ya se está finalizando.',
  account_gone: 'La cuenta ya no está conectada. Conéctala de nuevo.',
  setup_page_missing: 'La cuenta no tiene elegida ninguna página de Facebook. Completa sus ajustes.',
  setup_catalogue_gone:
    'El catálogo de Facebook elegido ya no existe, o se retiró su permiso. Elige otro, o ninguno, en los ajustes de la cuenta.',
  facebook_post_too_long:
    'El texto de la publicación en la página de Facebook tendría {{length}} caracteres; Facebook acepta {{limit}}. Acorta la descripción.',
  facebook_photo_side:
    'La foto {{position}} mide {{width}} × {{height}} píxeles; el catálogo de Facebook pide {{limit}} en ambos lados.',
  facebook_condition_needed: 'El catálogo de Facebook pide un estado. Elige uno.',
  key_app_id_form: 'Esto no parece un App ID. Es un número de unas 16 cifras.',
  key_app_secret_form: 'Esto no parece un App secret. Tiene 32 caracteres, cifras y las letras de la a a la f.',
  key_graph_version:
    'No es una versión de la API Graph que se pueda usar. Tiene la forma v25.0, y v21.0 es la más antigua.',
  facebook_keys_refused:
    'Facebook no acepta este App ID con este App secret. Copia los dos de nuevo de la misma aplicación.',
  etsy_title_characters: 'El título contiene {{what}}, que Etsy no acepta ahí. Quítalo.',
  etsy_title_repeats: 'El título contiene «{{sign}}» más de una vez; Etsy lo acepta una vez. Quita los demás.',
  etsy_value_characters: '{{aspect}}: «{{value}}» contiene {{what}}, que Etsy no acepta ahí. Quítalo.',
  etsy_not_allowed:
    'Etsy solo acepta lo que hizo el vendedor, vintage de al menos 20 años y materiales para manualidades. Esto lo hizo otra persona y no es ninguna de las dos cosas: no lo anuncies en Etsy, o corrige quién lo hizo y cuándo.',
  etsy_made_to_order: 'Lo que hizo otra persona no puede hacerse por encargo. Corrige quién lo hizo o cuándo.',
  etsy_price_too_high: 'El precio está por encima del máximo de Etsy, {{limit}} {{currency}}.',
  etsy_quantity_too_high: 'Hay {{count}} en existencias; Etsy acepta como máximo {{limit}} en un anuncio.',
  etsy_condition_in_text: 'Etsy no tiene campo para el estado; se escribe al final de la descripción.',
  etsy_vacation:
    'La tienda de Etsy está de vacaciones. Los compradores no pueden comprar hasta que las termines en Etsy.',
  etsy_shipping_missing: 'La cuenta no tiene elegido ningún perfil de envío de Etsy. Completa sus ajustes.',
  etsy_processing_missing: 'La cuenta no tiene elegido ningún perfil de preparación de Etsy. Completa sus ajustes.',
  etsy_returns_missing: 'La cuenta no tiene elegida ninguna política de devoluciones de Etsy. Completa sus ajustes.',
  key_etsy_pair: 'El keystring y el shared secret son dos valores. Escribe cada uno en su campo, sin los dos puntos.',
  key_etsy_keystring_form: 'Esto no parece un keystring. Tiene 24 letras minúsculas y cifras.',
  key_etsy_secret_form: 'Esto no parece un shared secret. Tiene 10 letras minúsculas y cifras.',
  key_etsy_same: 'Es otra vez el keystring. El shared secret es el otro valor de la página de Etsy.',
  key_etsy_redirect:
    'No es una dirección que Etsy acepte. Empieza por https:// y no tiene signo de interrogación ni #.',
  etsy_keys_refused:
    'Etsy no acepta este keystring con este shared secret. Copia los dos de nuevo de «Your apps» en el sitio para desarrolladores de Etsy.',
  etsy_secret_refused:
    'Etsy pide también el shared secret. Cópialo de «Your apps» en el sitio para desarrolladores de Etsy.',
  etsy_app_inactive:
    'Etsy todavía no ha aprobado esta aplicación, o la ha suspendido. Mira «Your apps» en su sitio para desarrolladores.',
} satisfies Translation<typeof english>;
