import type { orders as english } from '../en/orders.ts';
import type { Translation } from '../translation.ts';

/** Texts of the orders screen. */
export const orders = {
  title: 'Pedidos',
  loading: 'Cargando tus pedidos',
  table: 'Pedidos de todas las plataformas',
  count_one: '{{count, number}} pedido',
  count_many: '{{count, number}} de pedidos',
  count_other: '{{count, number}} pedidos',
  empty: {
    title: 'Todavía no hay pedidos',
    text: 'Cuando algo se vende, el pedido aparece aquí por sí solo y las existencias bajan con él.',
    practiceText: 'En el modo de práctica puedes ser el comprador: usa «Hacer de comprador» en la barra de arriba.',
    action: 'Comprobar ahora',
    connect: 'Conectar una plataforma',
  },
  check: 'Comprobar ahora',
  command: 'Buscar pedidos nuevos',
  checking: 'Preguntando a tus plataformas por pedidos nuevos',
  found_zero: 'No hay pedidos nuevos.',
  found_one: '{{count}} pedido nuevo.',
  found_many: '{{count}} de pedidos nuevos.',
  found_other: '{{count}} pedidos nuevos.',
  column: {
    buyer: 'Comprador',
    items: 'Artículos',
    total: 'Importe total',
    market: 'Plataforma',
    detected: 'Detectado',
  },
  unknownBuyer: 'Nombre no indicado',
  line: '{{quantity}} × {{title}}',
  unknownSku: 'Ningún artículo con el SKU {{sku}}',
  unknownSkuShort: 'SKU desconocido',
  oversold: '{{count, number}} vendidos de más',
  oversoldLong: 'Había {{count, number}} menos en existencias de lo que se vendió. Avisa al comprador o consigue más.',
  moreLines_one: 'y {{count}} más',
  moreLines_many: 'y {{count}} más',
  moreLines_other: 'y {{count}} más',
  detectedAfter: 'Detectado {{seconds}} s después del pedido',
} satisfies Translation<typeof english>;
