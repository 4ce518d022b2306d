import type { errorTexts as english } from '../en/error-texts.ts';
import type { Translation } from '../translation.ts';

/** Failures of requests by their `reason`: the cause, and what to do. */
export const errorTexts = {
  too_many_labels:
    'Son {{count, number}} etiquetas; un archivo admite {{limit, number}}. Elige menos artículos o menos copias.',
  no_labels: 'No hay nada que imprimir. Elige artículos con existencias o un número fijo de copias.',
  labels_busy: 'Ya se están creando etiquetas. Espera o detenlas.',
  labels_gone: 'No se han guardado etiquetas desde que se inició la aplicación. Guárdalas de nuevo.',
  labels_unwritable: 'No se puede escribir {{path}}. Ciérralo si está abierto en otra parte o elige otra carpeta.',
  views_changed: 'Las vistas guardadas cambiaron mientras tanto. Vuelve a ordenarlas.',
  too_many_views: 'Puede haber {{limit, number}} vistas guardadas. Elimina una que ya no uses.',
  validation: 'Algo del formulario fue rechazado. Los campos afectados dicen por qué.',
  not_found: 'Ya no existe. Puede que se haya eliminado mientras tanto.',
  cancelled: 'Cancelado. No se cambió nada.',
  internal: 'Algo salió mal dentro de la aplicación. El registro tiene los detalles con la referencia {{reference}}.',
  core_unreachable:
    'La ventana perdió la conexión con la aplicación. Ciérrala y ábrela de nuevo; lo guardado está a salvo.',
  screen_failed: 'Esta pantalla tuvo un fallo propio. Inténtalo de nuevo; lo guardado está a salvo.',
  unknown_request: 'La aplicación no tiene ninguna petición llamada {{name}}.',
  untrusted_sender: 'Esta página no puede hablar con Crossdock.',
  workspace_folder_missing: 'La carpeta de «{{name}}» no está: {{path}}. Conecta su disco e inténtalo de nuevo.',
  workspace_not_moved:
    'No se pudo mover la carpeta de «{{name}}»: {{path}}. Cierra lo que la usa e inténtalo de nuevo.',
  workspace_shown: '«{{name}}» está abierto. Cambia antes a otro negocio.',
  workspace_name_differs: 'Este no es su nombre. Para quitar «{{name}}», escribe su nombre tal como está.',
  workspaces_too_many: 'Hay {{limit, number}} negocios y no pueden funcionar más a la vez. Quita uno antes.',
  workspaces_unsupported: 'Para tener varios negocios hace falta la aplicación de escritorio.',
  link_not_allowed: 'Crossdock solo abre páginas de las plataformas con las que trabaja.',
  disk_full: 'El disco está lleno, así que el cambio no se guardó. Libera espacio e inténtalo de nuevo.',
  database_busy: 'Otro programa está usando la base de datos. Ciérralo e inténtalo de nuevo.',
  database_damaged:
    'La base de datos está dañada. Reinicia Crossdock para comprobarla y volver a una copia de seguridad.',
  database_unwritable:
    'No se puede escribir en el archivo de la base de datos. Comprueba que su disco está conectado y que el archivo no está protegido contra escritura.',
  backup_disk_full: 'El disco está lleno. Libera espacio y vuelve a intentarlo; no ha quedado nada a medio escribir.',
  backup_unwritable: 'No se puede escribir {{path}}. Comprueba que su disco está conectado y que puedes escribir ahí.',
  backup_gone: 'Esta copia de seguridad ya no está en la carpeta. Mira la lista otra vez.',
  backup_damaged:
    'Esta copia de seguridad está dañada y no se puede restaurar. Tus datos actuales no se han tocado. Elige otra.',
  backup_newer: 'Esto lo hizo una versión más reciente de Crossdock. Instala esa versión y vuelve a intentarlo.',
  backup_busy: 'Ya se está haciendo otra cosa con las copias de seguridad. Espera a que acabe o cancélala.',
  backup_failed: 'No se pudo hacer la última copia de seguridad automática. Haz una tú para ver qué lo impide.',
  export_inside_data: 'Esta carpeta es del propio Crossdock. Guarda la exportación en otro sitio.',
  export_gone: 'No hay ninguna exportación que mostrar. Exporta primero.',
  import_not_export: '{{name}} no es una exportación de Crossdock o no está completo. Elige otro archivo.',
  import_entry: '{{name}} contiene algo que no pertenece a una exportación ({{entry}}). No se ha tomado nada de él.',
  import_too_large:
    '{{name}} ocuparía al descomprimirse más de lo que honradamente puede contener. No se ha tomado nada de él.',
  import_altered: '{{name}} se modificó o está dañado: {{entry}} no es lo que se exportó. No se ha tomado nada de él.',
  import_chosen_gone: 'Elige el archivo otra vez: no se conservó desde que lo miraste.',
  restored:
    'Los datos elegidos se han vuelto a poner. Lo que había antes está entre las copias de seguridad, en Ajustes.',
  restore_failed: 'Los datos elegidos no se pudieron volver a poner. Tus datos actuales no se han tocado.',
  checked_after_crash: 'Crossdock no terminó bien la última vez. La base de datos se comprobó y está íntegra.',
  item_changed:
    'Este artículo se cambió en otro sitio mientras tanto. Mira los valores actuales y decide cuáles conservar.',
  items_on_sale: 'Algunos de estos artículos están a la venta. Decide si sus anuncios se finalizan o siguen activos.',
  last_variant: 'Un artículo conserva al menos una variante. Quita el artículo mismo.',
  stock_below_zero:
    'Cantidad disponible de {{sku}}: {{available, number}}; no se pueden tomar {{requested, number}}. Cuenta las existencias y corrígelas.',
  sale_already_counted: 'Esta venta ya está en los movimientos de existencias.',
  photo_original_gone:
    'El original de {{fileName}} ya no está en el disco, así que no se puede editar. Añade la foto otra vez.',
  inbox_changed: 'Las fotos nuevas cambiaron mientras tanto. Míralas de nuevo y continúa.',
  inbox_folder_own:
    'No se puede vigilar esta carpeta, porque la aplicación guarda allí sus propios archivos. Elige la carpeta de tu cámara.',
  item_in_bin: 'Este artículo está en la papelera. Restáuralo primero o elige otro.',
  photos_changed: 'Las fotos de este artículo cambiaron mientras tanto. Míralas de nuevo y después ordénalas.',
  photo_file_missing:
    'Falta en el disco una foto de este artículo. Quítala del artículo o restáurala desde una copia de seguridad.',
  keys_unreadable: 'Las claves guardadas de {{marketplace}} ya no se pueden leer en este equipo. Escríbelas de nuevo.',
  superseded: 'Un cambio más reciente del mismo anuncio sustituyó a este antes de enviarlo.',
  process_died:
    'Crossdock se cerró inesperadamente varias veces mientras trabajaba en esto. Míralo y después inténtalo de nuevo.',
  outcome_unknown:
    'No llegó una respuesta útil, así que la petición pudo tener efecto o no. Se comprueba antes de enviar nada otra vez.',
  unreachable: 'No se puede llegar a {{host}} ({{cause}}). Comprueba la conexión a internet e inténtalo de nuevo.',
  timed_out: '{{host}} no respondió a tiempo. Inténtalo de nuevo dentro de un rato.',
  connection_lost: 'La conexión con {{host}} se cortó ({{cause}}). Inténtalo de nuevo.',
  rate_limited: '{{host}} pide una pausa: demasiadas llamadas. Sigue por sí solo más tarde.',
  unexpected_answer: '{{host}} respondió de una forma inesperada. La respuesta completa está en los detalles.',
  page_instead_of_data:
    '{{host}} envió una página web donde se esperaban datos. Puede estar en mantenimiento, o algo en el camino responde en su lugar.',
  redirected: '{{host}} remite a otra dirección, que no se sigue.',
  token_refused: 'La plataforma rechaza la sesión. Inicia sesión de nuevo.',
  forbidden: '{{host}} no permite esta llamada a la cuenta.',
  remote_not_found: '{{host}} no conoce lo que se pidió.',
  remote_conflict: '{{host}} dice que esto contradice lo que ya hay allí.',
  marketplace_failed: '{{host}} tiene un fallo propio (estado {{status}}). Inténtalo de nuevo más tarde.',
  remote_rejected: '{{host}} rechazó la petición (estado {{status}}).',
  budget_spent:
    'Las {{limit, number}} llamadas que la plataforma permite para «{{budget}}» se han agotado. Sigue por sí solo más tarde.',
  sold_meanwhile: 'No quedaba nada del artículo cuando llegó su turno, así que no se publicó.',
  account_paused: 'La cuenta está en pausa. Todo lo suyo espera hasta que la reanudes.',
  token_part_missing:
    '{{marketplace}} no dio permiso para la página elegida. Inicia sesión de nuevo y márcala, o elige otra.',
  keys_missing:
    'Todavía no hay claves para {{marketplace}}. Escribe primero las claves de tu propio registro de desarrollador.',
  keys_refused: 'eBay no acepta las claves guardadas. Comprueba el App ID y el Cert ID en el formulario de claves.',
  other_user:
    'Iniciaste sesión como {{found}}, pero esta cuenta pertenece a {{expected}}. Inicia sesión como {{expected}}, o conecta {{found}} como otra cuenta.',
  not_offered: 'La plataforma ya no ofrece esta opción. Elige de nuevo.',
  sign_in_needed: '{{marketplace}} ya no acepta la sesión guardada. Inicia sesión de nuevo.',
  sign_in_running: 'Ya hay una ventana de inicio de sesión abierta. Termínala o cancélala primero.',
  sign_in_refused: 'La plataforma rechazó el inicio de sesión: {{said}}',
  tokens_unreadable: 'La sesión guardada ya no se puede leer en este equipo. Inicia sesión de nuevo.',
  secrets_unavailable:
    'Este equipo no ofrece un almacén de claves, así que una sesión no se podría guardar con seguridad y no se inicia. Instala un almacén de claves (en Linux, por ejemplo, GNOME Keyring o KWallet) y reinicia la aplicación.',
  consent_closed:
    'La ventana de inicio de sesión se cerró antes de terminar. No se cambió nada; empieza de nuevo cuando quieras.',
  consent_expired: 'El inicio de sesión tardó más de diez minutos y se detuvo. Empieza de nuevo.',
  consent_declined:
    'El permiso no se concedió en la página de {{marketplace}}. Sin él, la aplicación no puede anunciar allí; empieza de nuevo para concederlo.',
  consent_wrong_address:
    'El inicio de sesión volvió a una dirección que no pertenece a {{marketplace}}, así que no se aceptó. Comprueba la dirección de aceptación en tus claves y empieza de nuevo.',
  consent_malformed:
    'La respuesta de {{marketplace}} no llegó en la forma acordada, así que no se aceptó. Empieza de nuevo.',
  consent_state_mismatch:
    'La respuesta de {{marketplace}} no pertenece a este inicio de sesión, así que no se aceptó. Empieza de nuevo.',
  consent_state_reused:
    'La respuesta de {{marketplace}} pertenece a un inicio de sesión anterior y no se aceptó. Empieza de nuevo.',
  consent_dead: 'eBay ya no acepta la sesión: ha caducado o se retiró el permiso. Inicia sesión de nuevo.',
  scope_missing: 'El permiso dado a la aplicación no cubre esto. Inicia sesión de nuevo y acéptalo todo.',
  scope_refused:
    'El juego de claves de eBay no puede pedir los permisos que la aplicación necesita. Compruébalo en el portal para desarrolladores de eBay.',
  ebay_policies_pending:
    'eBay todavía no ha abierto las políticas comerciales para esta cuenta. Puede tardar hasta un día desde la solicitud; inténtalo de nuevo más tarde, o actívalas en Mi eBay.',
  offerup_refused: 'El punto de acceso de OfferUp lo rechazó: {{said}}',
  offerup_gone: 'El anuncio ya no está en OfferUp. Publica el artículo de nuevo.',
  offerup_sold: 'El anuncio está marcado como vendido en OfferUp, así que ya no se puede cambiar.',
  offerup_consent_dead:
    'El punto de acceso de OfferUp ya no acepta la sesión: ha caducado o se retiró el permiso. Inicia sesión de nuevo.',
  offerup_keys_refused:
    'El punto de acceso de OfferUp no acepta el identificador de cliente con el secreto de cliente.',
  offerup_code_refused:
    'El punto de acceso de OfferUp no aceptó el código de inicio de sesión. Empieza de nuevo y termina sin pausa.',
  offerup_sign_in_refused: 'El punto de acceso de OfferUp rechazó el inicio de sesión: {{said}}',
  offerup_scope_missing: 'El permiso dado a la aplicación no cubre esto. Inicia sesión de nuevo y acéptalo todo.',
  offerup_endpoint_missing: 'Los valores del punto de acceso de OfferUp ya no están guardados. Escríbelos de nuevo.',
  offerup_no_look:
    'OfferUp no tiene API para esta cuenta, así que Crossdock no puede mirar allí. Abre la página del artículo.',
  by_hand:
    '{{marketplace}} no tiene API para esta cuenta. Hazlo a mano con los textos preparados y después confírmalo aquí.',
  hand_not_waiting: 'Esto ya no te espera: ya se confirmó o se canceló.',
  folder_not_opened: 'No se pudo mostrar la carpeta. Es {{path}}.',
  practice_off:
    'La plataforma de práctica de {{marketplace}} no está en marcha. Activa el modo de práctica en los ajustes.',
  listing_not_live: 'Este anuncio no está activo.',
  listing_ended: 'El anuncio ha finalizado, así que ya no se puede cambiar. Publica el artículo de nuevo.',
  item_removed: 'El artículo se movió a la papelera antes de enviar nada. Restáuralo para publicarlo.',
  read_back_missing: 'La plataforma aceptó la publicación pero todavía no muestra el anuncio. Mira de nuevo más tarde.',
  read_back_differs:
    'La plataforma muestra algo distinto de lo enviado: {{fields}}. Compara ambos y después comprueba de nuevo o revisa.',
  ebay_busy: 'eBay todavía está ocupado con este artículo. Se vuelve a intentar.',
  facebook_expired:
    'La sesión de Facebook ha caducado: dura 60 días si la aplicación no la renueva. Inicia sesión de nuevo.',
  facebook_app_removed:
    'La aplicación se quitó en la configuración de Facebook, así que la sesión no vale. Inicia sesión de nuevo.',
  facebook_password_changed:
    'Se cambió la contraseña de Facebook, lo que termina la sesión de todas las aplicaciones. Inicia sesión de nuevo.',
  facebook_checkpoint:
    'Facebook quiere comprobar antes la cuenta. Entra en facebook.com en un navegador, haz lo que pide y después inicia sesión aquí de nuevo.',
  facebook_page_role_lost:
    'El usuario ya no tiene ningún rol en la página de Facebook. Pídelo a un administrador de la página, o elige otra en los ajustes de la cuenta.',
  facebook_token_invalid: 'Facebook rechaza la sesión. Inicia sesión de nuevo.',
  facebook_permission:
    'El permiso para esto no se dio o se retiró. Inicia sesión de nuevo y deja todo marcado. Facebook dice: {{said}}',
  facebook_permissions_missing:
    'En la página de Facebook no se dieron estos permisos: {{missing}}. Sin ellos no se puede publicar nada en una página. Empieza de nuevo y déjalos marcados.',
  facebook_no_page:
    'No se puede usar ninguna página de Facebook: el usuario no tiene, o no se marcó ninguna. Crea una página o márcala y después inicia sesión de nuevo. Las aplicaciones no pueden publicar en un perfil personal ni en Marketplace.',
  facebook_code_refused:
    'Facebook no aceptó el código de inicio de sesión: ya se usó o es demasiado antiguo. Empieza de nuevo.',
  facebook_sign_in_interrupted: 'La conexión se cortó mientras se terminaba el inicio de sesión. Empieza de nuevo.',
  facebook_keys_refused:
    'Facebook no acepta las claves guardadas. Comprueba el App ID y el App secret en el formulario de claves. Facebook dice: {{said}}',
  facebook_proof_refused: 'Facebook ya no acepta el App secret. Escribe el actual en el formulario de claves.',
  facebook_limited: 'Facebook pide una pausa: demasiadas llamadas. Sigue por sí solo más tarde.',
  facebook_blocked:
    'Facebook ha bloqueado esto por abusivo. No se vuelve a intentar nada. Espera unos días, lee los avisos en facebook.com e inténtalo tú después.',
  facebook_duplicate: 'Facebook rechaza una publicación igual a otra hecha justo antes. Cambia el texto o espera.',
  facebook_version:
    'Facebook ya no atiende esta versión de la API Graph. Escribe una más reciente en el formulario de claves.',
  facebook_not_found: 'Facebook ya no lo conoce, o falta el permiso. Facebook dice: {{said}}',
  facebook_link: 'Facebook no pudo abrir el enlace o una foto. Inténtalo de nuevo más tarde. Facebook dice: {{said}}',
  facebook_busy: 'Facebook tiene un fallo propio. Se vuelve a intentar. Facebook dice: {{said}}',
  facebook_refused: 'Facebook lo rechazó: {{said}}',
  facebook_catalogue: 'El catálogo de Facebook rechaza el artículo: {{said}}',
  facebook_catalogue_pending: 'El catálogo de Facebook todavía trabaja en el artículo. Se vuelve a mirar más tarde.',
  facebook_post_edited:
    'El texto de la publicación se cambió en Facebook, y su línea de precio ya no está. Cámbialo allí, o finaliza este anuncio y publica el artículo de nuevo.',
  facebook_post_gone: 'La publicación ya no está en la página de Facebook. Publica el artículo de nuevo.',
  etsy_keys_refused:
    'Etsy no acepta el keystring guardado con el shared secret. Escribe los dos de nuevo en el formulario de claves.',
  etsy_secret_refused: 'Etsy pide también el shared secret. Escríbelo en el formulario de claves.',
  etsy_app_inactive:
    'Etsy todavía no ha aprobado la aplicación, o la ha suspendido. Mira «Your apps» en su sitio para desarrolladores.',
  etsy_token_refused: 'Etsy rechaza la sesión. Inicia sesión de nuevo.',
  etsy_consent_dead: 'Etsy ya no acepta la sesión: ha caducado o se retiró el permiso. Inicia sesión de nuevo.',
  etsy_scope_missing: 'El permiso dado a la aplicación en Etsy no cubre esto. Inicia sesión de nuevo y acéptalo todo.',
  etsy_scopes_missing:
    'Etsy dio solo una parte de los permisos; faltan: {{missing}}. Inicia sesión de nuevo y acéptalos todos.',
  etsy_code_refused:
    'Etsy no aceptó el código de inicio de sesión: ya se usó o es demasiado antiguo. Empieza de nuevo.',
  etsy_sign_in_interrupted: 'La conexión se cortó mientras se terminaba el inicio de sesión. Empieza de nuevo.',
  etsy_sign_in_refused: 'Etsy rechazó el inicio de sesión: {{said}}',
  etsy_no_shop:
    'Este usuario de Etsy no tiene tienda. Abre una en etsy.com/sell, o inicia sesión como el usuario al que pertenece.',
  etsy_forbidden: 'Etsy no permite esto a la tienda. {{said}}',
  etsy_not_found: 'Etsy ya no lo conoce. {{said}}',
  etsy_gone: 'El anuncio ya no está en Etsy. Publica el artículo de nuevo.',
  etsy_conflict: 'Etsy dice que esto contradice la situación actual. {{said}}',
  etsy_frozen: 'Etsy ha retirado o bloqueado el anuncio, así que no se puede cambiar. Mira tus mensajes de Etsy.',
  etsy_photos: 'Etsy pide al menos una foto. {{said}}',
  etsy_photo: 'Etsy rechaza una foto. {{said}}',
  etsy_shipping: 'Etsy rechaza el perfil de envío. Comprueba los ajustes de la cuenta. {{said}}',
  etsy_processing: 'Etsy rechaza el perfil de preparación. Comprueba los ajustes de la cuenta. {{said}}',
  etsy_returns: 'Etsy rechaza la política de devoluciones. Comprueba los ajustes de la cuenta. {{said}}',
  etsy_section: 'Etsy rechaza la sección de la tienda. Comprueba los ajustes de la cuenta. {{said}}',
  etsy_price: 'Etsy rechaza el precio. {{said}}',
  etsy_quantity: 'Etsy rechaza la cantidad. {{said}}',
  etsy_title: 'Etsy rechaza el título. {{said}}',
  etsy_sku: 'Etsy rechaza el SKU. {{said}}',
  etsy_category: 'Etsy rechaza la categoría. Elige otra. {{said}}',
  etsy_attribute: 'Etsy rechaza una característica. {{said}}',
  etsy_made: 'Etsy rechaza lo que se dice de quién lo hizo y cuándo. {{said}}',
  etsy_language: 'Etsy pide el anuncio también en el idioma principal de la tienda. Añádelo en Etsy. {{said}}',
  etsy_variations:
    'El anuncio tiene variantes en Etsy, y ninguna tiene el SKU {{sku}}. Dale allí ese SKU, o cambia el anuncio en Etsy.',
  etsy_refused: 'Etsy lo rechazó: {{said}}',
  etsy_unexpected: 'Etsy respondió de una forma inesperada: {{said}}',
  lot_changed: 'El lote se ha modificado en otra parte. Vuelve a mirarlo y decide.',
  lot_below_sold: 'Lo vendido ya lleva {{amount}} más que el total. Sube el precio del lote.',
  lot_no_taker: 'Todo lo no vendido saldría del lote y quedarían {{amount}}. Deja su parte al artículo.',
  lot_fixed_too_much: 'Las partes fijadas a mano superan en {{amount}} lo que hay que repartir. Baja alguna.',
  lot_fixed_not_exact: 'Todas las partes están fijadas a mano y quedan {{amount}}. Deja una al método.',
  lot_fixed_below_sold: 'Una parte fijada a mano es {{amount}} menor que lo que llevan sus piezas vendidas. Súbela.',
  lot_full: 'Un lote admite como mucho {{limit, number}} cosas distintas. Haz otro lote para el resto.',
  lot_part_sold: 'Se han vendido piezas de {{sku}} con su parte de este lote. Sácalo junto con su parte.',
  lot_currency_fixed:
    'Las partes de este lote están en su moneda. Crea otro lote en la otra moneda o saca antes los artículos.',
  count_not_open: 'Este recuento está en pausa o terminado. Continúalo o empieza otro.',
  count_unfinished: 'Hay un recuento de este lugar sin terminar. Continúalo o cancélalo antes.',
  count_unknown_sku: 'Ningún artículo tiene el SKU {{sku}}. Mira de nuevo su etiqueta o añade antes el artículo.',
  csv_file_gone: 'El archivo ya no está. Vuelve a ponerlo en su sitio o elígelo de nuevo.',
  csv_file_locked:
    'No se puede abrir el archivo: otro programa lo tiene bloqueado o no tienes permiso. Ciérralo en el otro programa e inténtalo de nuevo.',
  csv_disk_full: 'El disco está lleno. Libera espacio e inténtalo de nuevo.',
  csv_file_broken: 'El disco no puede leer ni escribir el archivo. Comprueba que esté conectado e inténtalo de nuevo.',
  csv_file_changed:
    'El archivo cambió mientras tanto. Lo importado se queda; elige el archivo de nuevo para importar el resto.',
  csv_busy: 'Se está trabajando con otro archivo. Espera a que termine o detenlo.',
  change_under_way: 'Aún está en curso otro cambio de muchos artículos. Espera a que termine.',
  change_not_standing: 'Esto ya se deshizo. Mira de nuevo la lista de lo que se ha hecho.',
} satisfies Translation<typeof english>;
