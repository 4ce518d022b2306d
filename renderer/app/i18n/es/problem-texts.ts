import type { problemTexts as english } from '../en/problem-texts.ts';
import type { Translation } from '../translation.ts';

/** What is wrong with one field, by `reason`, and what to do. `field` is its name in the middle of a sentence. */
export const problemTexts = {
  labels_too_wide: 'Las etiquetas son más anchas que la página. Hazlas más estrechas o usa menos columnas.',
  labels_too_high: 'Las etiquetas son más altas que la página. Hazlas más bajas o usa menos filas.',
  empty: 'El campo «{{field}}» está vacío. Rellénalo.',
  too_long: 'El campo «{{field}}» supera los {{limit, number}} caracteres. Acórtalo.',
  too_large: 'El campo «{{field}}» es mayor que {{limit, number}}. Escribe menos.',
  too_little: 'El campo «{{field}}» es menor que {{limit, number}}. Escribe más.',
  too_many: 'Son más de {{limit, number}} a la vez. Toma menos cada vez.',
  wrong_form: 'El campo «{{field}}» no tiene la forma necesaria. Escríbelo de nuevo.',
  edited_elsewhere: 'El campo «{{field}}» se cambió en otro sitio mientras tanto. Compara ambos y quédate con uno.',
  workspace_name_taken: 'Ya hay un negocio llamado «{{name}}». Elige otro nombre.',
  sku_taken: 'El SKU {{sku}} ya pertenece a «{{title}}». Elige otro.',
  quantity_too_large: 'No se pueden llevar más de {{limit, number}} existencias. Comprueba el número.',
  sku_pattern_number:
    'La regla de SKU necesita exactamente una serie de # para el número correlativo, como CD-{YYYY}-####.',
  options_count: 'Un artículo se distingue por una a {{limit, number}} opciones. Añade o quita algunas.',
  option_name_missing: 'La opción necesita un nombre, por ejemplo Talla.',
  option_name_taken: '{{name}} está dos veces. Da a cada opción su propio nombre.',
  option_values_missing: 'La opción necesita al menos un valor. Escribe uno y pulsa Intro.',
  option_value_empty: 'Un valor de {{name}} está vacío. Rellénalo o quítalo.',
  option_value_twice: '{{value}} está dos veces y los compradores no podrían distinguir los dos. Quita uno.',
  too_many_variants:
    'Estas opciones hacen {{count, number}} variantes; un artículo tiene {{limit, number}} como máximo. Quita algunos valores.',
  name_taken: 'El nombre {{name}} ya está en uso. Elige otro o cambia lo que lo lleva.',
  setup_currency: 'La plataforma acepta importes en {{expected}}, no en {{currency}}.',
  offerup_refused: 'El punto de acceso de OfferUp lo rechazó: {{said}}',
  offerup_link:
    'Esto no es un enlace a un artículo de OfferUp. Tiene la forma https://offerup.com/item/detail/…; cópialo de la página del artículo.',
  hand_link_taken: 'Este enlace ya pertenece a «{{title}}». Copia el enlace del anuncio nuevo.',
  photo_animated: 'El archivo está animado. Se tomó su primera imagen.',
  photo_empty: 'El archivo está vacío. Cópialo de nuevo desde la cámara.',
  photo_too_large: 'El archivo supera los {{megabytes, number}} MB. Guárdalo más pequeño y añádelo de nuevo.',
  photo_broken: 'El archivo está dañado o incompleto. Cópialo de nuevo desde la cámara.',
  photo_heic:
    'Es una foto HEIC, que aquí no se puede leer. En el iPhone elige Ajustes > Cámara > Formatos > Más compatible, o expórtala como JPEG, y añádela de nuevo.',
  photo_too_many_pixels:
    '{{width, number}} × {{height, number}} píxeles son más que los {{megapixels, number}} megapíxeles que se pueden usar. Reduce la foto y añádela de nuevo.',
  photo_not_an_image:
    'No es una foto en un formato que se pueda leer (JPEG, PNG, WebP, GIF, TIFF, AVIF). Guárdala como JPEG o PNG y añádela de nuevo.',
  photo_duplicate: 'Esta foto ya está entre las del artículo, así que se dejó fuera.',
  photo_missing: 'El archivo no está en la carpeta. Comprueba su nombre y añádelo de nuevo.',
  photo_unreadable: 'El archivo no se puede abrir. Comprueba que tienes permiso para leerlo y añádelo de nuevo.',
  photo_file_missing:
    'Falta en el disco una foto de este artículo. Quítala del artículo o restáurala desde una copia de seguridad.',
  too_many_photos: 'Un artículo guarda como máximo {{limit, number}} fotos. Quita una primero.',
  csv_no_header:
    'Este archivo no tiene una fila con los títulos de las columnas, como «Title» y «SKU». Expórtalo otra vez como CSV con los títulos, o escríbelos en la primera fila.',
  csv_too_many_columns:
    'Este archivo tiene {{count, number}} columnas; se pueden leer {{limit, number}}. Borra las que no hagan falta o elige otro separador.',
  csv_is_empty: 'Este archivo está vacío. Expórtalo de nuevo.',
  csv_is_workbook:
    'Es un libro de Excel, diga lo que diga su nombre. Ábrelo en Excel, guárdalo como «CSV UTF-8» e importa ese archivo.',
  csv_is_old_workbook:
    'Es un libro antiguo de Excel, diga lo que diga su nombre. Ábrelo en Excel, guárdalo como «CSV UTF-8» e importa ese archivo.',
  csv_is_zip: 'Es un archivo ZIP. Descomprímelo e importa el archivo CSV que contiene.',
  csv_is_pdf: 'Es un documento PDF. Exporta la lista como CSV.',
  csv_is_binary: 'No es un archivo de texto. Exporta la lista como CSV e importa ese archivo.',
  csv_unreadable_character:
    '{{column}}: hay caracteres ilegibles. Elige otra codificación o guarda el archivo de nuevo como CSV en UTF-8.',
  csv_tags: '{{column}}: «{{value}}» tiene más de 50 etiquetas, o una de más de 60 caracteres. Acórtalo.',
  csv_archived: '{{column}}: «{{value}}» no es una fecha ni «sí». Escríbela como 2026-11-21.',
  csv_terms: '{{column}}: no es la lista de políticas que escribe Crossdock. Expórtala de nuevo.',
  csv_aspects: '{{column}}: no es la lista de características que escribe Crossdock. Expórtala de nuevo.',
  csv_not_clearable:
    '{{column}}: este campo no se puede vaciar. Escribe un valor o deja la celda vacía para conservar el que tiene.',
  csv_sku_twice: 'El SKU {{sku}} ya está en la fila {{earlier}}. Da a cada uno el suyo e importa de nuevo esta fila.',
  csv_photo_address:
    'Fotos indicadas por su dirección en internet: {{count, number}}. No se descargaron. Descárgalas y añádelas al artículo.',
  csv_stock_of_variants:
    'Etsy da {{quantity, number}} piezas para las {{count, number}} variaciones juntas. Cuenta las existencias de cada una en el artículo.',
  csv_skus_of_variants:
    'Hay {{skus, number}} SKU para {{count, number}} variaciones, así que se crearon nuevos. Cámbialos en el artículo.',
  csv_amount: '{{column}}: «{{value}}» no es un importe en {{currency}}. Escríbelo como 19.99, no por debajo de cero.',
  csv_quantity: '{{column}}: «{{value}}» no es un número de piezas. Escribe un número entero de 0 a 1.000.000.',
  csv_condition: '{{column}}: «{{value}}» no es un estado de eBay. Escribe su nombre o su número, como Used o 3000.',
  csv_currency: '{{column}}: «{{value}}» no es una moneda. Escribe sus tres letras, como EUR.',
  csv_variation: '{{column}}: no se entiende «{{value}}». Escríbelo como [Size=M;Colour=Blue].',
  csv_category_number:
    '{{column}}: «{{value}}» no es el número de una categoría de eBay. Escribe el número, como 15230.',
  csv_title_missing: 'Un artículo nuevo necesita un título. Escríbelo e importa el archivo de nuevo.',
  csv_photo_outside:
    '{{fileName}} no es un nombre de archivo de la carpeta de fotos. Escribe solo el nombre, como front.jpg.',
  csv_quote_not_closed:
    'Se abre una comilla y nunca se cierra, así que el resto del archivo no se puede separar en filas. Corrige esa fila e importa el archivo de nuevo; las filas anteriores ya están dentro.',
  csv_row_too_large:
    'La fila supera los 8 MB; lo más probable es que le falte una comilla. Corrige esa fila e importa el archivo de nuevo; las filas anteriores ya están dentro.',
  csv_unreadable:
    'A partir de esta fila el archivo no es CSV. Expórtalo de nuevo; las filas anteriores ya están dentro.',
  csv_too_many_cells:
    'Hay más celdas que títulos de columna. Pon entre comillas los textos que contienen el separador.',
  csv_control_character:
    '{{column}}: contiene caracteres que no son texto. Guarda el archivo de nuevo como CSV en UTF-8.',
  csv_too_long: '{{column}}: supera los {{limit, number}} caracteres. Acórtalo.',
  etsy_photos: 'Etsy pide al menos una foto. {{said}}',
  etsy_photo: 'Etsy rechaza una foto. {{said}}',
  etsy_shipping: 'Etsy rechaza el perfil de envío. Comprueba los ajustes de la cuenta. {{said}}',
  etsy_processing: 'Etsy rechaza el perfil de preparación. Comprueba los ajustes de la cuenta. {{said}}',
  etsy_returns: 'Etsy rechaza la política de devoluciones. Comprueba los ajustes de la cuenta. {{said}}',
  etsy_section: 'Etsy rechaza la sección de la tienda. Comprueba los ajustes de la cuenta. {{said}}',
  etsy_price: 'Etsy rechaza el precio. {{said}}',
  etsy_quantity: 'Etsy rechaza la cantidad. {{said}}',
  etsy_sku: 'Etsy rechaza el SKU. {{said}}',
  etsy_made: 'Etsy rechaza lo que se dice de quién lo hizo y cuándo. {{said}}',
  etsy_category: 'Etsy rechaza la categoría. Elige otra. {{said}}',
  etsy_attribute: 'Etsy rechaza una característica. {{said}}',
  etsy_title: 'Etsy rechaza el título. {{said}}',
  lot_currency:
    '{{sku}} tiene importes en {{currency}} y el lote está en {{lotCurrency}}. Introduce el lote en {{currency}}, o el precio y el coste del artículo en {{lotCurrency}}.',
  lot_taken: '{{sku}} viene del lote «{{name}}». Sácalo antes de allí.',
  lot_pieces_sold: 'Ya se han vendido {{sold, number}} piezas de {{sku}}. Introduce al menos {{sold, number}}.',
  changed_since: 'El campo «{{field}}» se cambió de nuevo después, así que se queda como está.',
  stock_sold_since:
    'Solo quedan {{available, number}} de las {{requested, number}} piezas que entraron así. Mejor cuenta las existencias.',
  still_on_sale: 'El artículo está a la venta. Termina antes sus anuncios.',
  last_variant_stays: 'Es la única variante que queda, así que se queda.',
  photos_changed_since: 'Se añadieron o quitaron fotos después, así que su orden se queda.',
  no_amount: 'Aún no tiene importe. Fija uno antes.',
  other_currency: 'Su importe está en {{currency}}, no en {{wanted}}.',
  amount_below_zero: 'El importe quedaría por debajo de cero.',
  amount_too_large: 'El importe sería mayor de lo que se puede guardar.',
  too_many_tags: 'Tendría más de {{limit, number}} etiquetas.',
  sku_twice: 'Varios artículos tendrían el SKU {{sku}}.',
  bad_pattern: 'Esta expresión regular no se puede leer. Revisa sus paréntesis o desmarca «Expresión regular».',
  pattern_too_slow:
    'Esta expresión regular tarda demasiado. La causa habitual son repeticiones dentro de repeticiones, como (a+)+.',
} satisfies Translation<typeof english>;
