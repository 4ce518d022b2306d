import type { common as english } from '../en/common.ts';
import type { Translation } from '../translation.ts';

/*
 * Glossary. The seller is "tú"; each English word has one Spanish word in every file, and one that is understood on both
 * sides of the Atlantic.
 *   item: artículo · listing: anuncio · to publish: publicar · live: activo · ended: finalizado · sold out: agotado
 *   inventory: inventario · stock: existencias · SKU: SKU (el) · variant: variante · condition: estado
 *   category: categoría · aspect, detail: característica · order: pedido · sale: venta · draft: borrador
 *   marketplace: plataforma · account: cuenta · to sign in: iniciar sesión · key: clave · token: token · endpoint: punto de acceso
 *   policy: política · profile: perfil · price rule: regla de precio · fee: comisión, tarifa · postage: envío, gastos de envío
 *   practice: práctica · sandbox: pruebas (sandbox) · recycle bin: papelera · to read back: releer · by hand: a mano
 *   computer: equipo · file: archivo · folder: carpeta
 * Questions and exclamations open with ¿ and ¡; a test looks for it.
 */

/** Texts that belong to no one area: the frame of the app and the parts that screens are made of. */
export const common = {
  appName: 'Crossdock',
  loading: 'Cargando',
  counter: '{{used, number}} / {{limit, number}}',
  counterFor: '{{source}}: {{used, number}} / {{limit, number}}',
  undo: 'Deshacer',
  close: 'Cerrar',
  cancel: 'Cancelar',
  nav: {
    label: 'Navegación principal',
    inventory: 'Inventario',
    stock: 'Existencias',
    photoInbox: 'Fotos nuevas',
    listings: 'Anuncios',
    orders: 'Pedidos',
    connect: 'Conexiones',
    settings: 'Ajustes',
    skip: 'Ir al contenido',
  },
  command: {
    open: 'Comandos',
    placeholder: '¿Qué quieres hacer?',
    nothing: 'No hay ningún comando así',
    goTo: 'Ir a: {{place}}',
    group: {
      go: 'Ir a',
      inventory: 'Inventario',
      app: 'Aplicación',
    },
    shortcuts: 'Atajos de teclado',
    themeLight: 'Usar el tema claro',
    themeDark: 'Usar el tema oscuro',
    themeSystem: 'Seguir el tema del sistema',
  },
  shortcuts: {
    title: 'Atajos de teclado',
    singleKeys: 'Atajos de una sola tecla',
    singleKeysHint: 'Desactívalos si tu teclado o tu dictado los activa por accidente.',
  },
  condition: {
    new: 'Nuevo',
    new_other: 'Nuevo, otro (sin etiquetas ni caja)',
    new_with_defects: 'Nuevo con defectos',
    refurbished: 'Reacondicionado',
    like_new: 'Como nuevo',
    excellent: 'Usado, excelente',
    very_good: 'Usado, muy bueno',
    good: 'Usado, bueno',
    acceptable: 'Usado, aceptable',
    for_parts: 'Para piezas o no funciona',
  },
  /** Names of fields in the middle of a sentence. */
  field: {
    title: 'título',
    description: 'descripción',
    condition: 'estado',
    conditionNote: 'nota sobre el estado',
    category: 'categoría',
    categoryName: 'categoría',
    aspects: 'característica',
    options: 'opción',
    sku: 'SKU',
    price: 'precio',
    cost: 'costo',
    amount: 'importe',
    currency: 'moneda',
    quantity: 'número',
    delta: 'número',
    note: 'nota',
    search: 'texto de búsqueda',
    label: 'nombre',
    skuPattern: 'regla de SKU',
    other: 'dato',
  },
  money: {
    currency: 'Moneda',
    not_an_amount: 'Esto no es un importe. Escribe uno como 19,99.',
    below_zero: 'El importe es menor que cero. Escribe 0 o más.',
    too_many_decimals: 'El importe tiene más decimales que su moneda. Quita algunos.',
  },
  error: {
    title: {
      validation: 'Hay algo que corregir',
      not_found: 'Ya no existe',
      conflict: 'No es posible tal como está',
      auth_required: 'Hay que iniciar sesión',
      rate_limited: 'La plataforma nos pide esperar',
      remote_rejected: 'La plataforma lo rechazó',
      network: 'Sin conexión',
      cancelled: 'Cancelado',
      internal: 'Algo salió mal',
    },
    retry: 'Reintentar',
    showDetails: 'Mostrar detalles',
    hideDetails: 'Ocultar detalles',
    status: 'Estado HTTP {{status}}',
    codes: 'Códigos: {{codes}}',
    reference: 'En el registro con la referencia {{reference}}',
    answer: 'Respuesta de la plataforma',
  },
} satisfies Translation<typeof english>;
