import type { practice as english } from '../en/practice.ts';
import type { Translation } from '../translation.ts';

/** Texts of practice mode: the banner and the buyer that can be played. */
export const practice = {
  banner: {
    label: 'Modo de práctica',
    title: 'Práctica',
    text: 'Estas plataformas funcionan dentro de la aplicación. Nada se anuncia ni se vende de verdad.',
    textWithReal:
      'Solo las cuentas marcadas como Práctica son simuladas. Tus cuentas de producción anuncian y venden de verdad.',
    leave: 'Ajustes de práctica',
    playBuyer: 'Hacer de comprador',
  },
  buyer: {
    title: 'Hacer de comprador',
    intro:
      'Un comprador simulado pide uno de tus anuncios de práctica activos. Crossdock detecta entonces la venta como si fuera real.',
    listing: 'Anuncio',
    listingPlaceholder: 'Elige un anuncio de práctica activo',
    listingNothing: 'No hay ningún anuncio de práctica activo así',
    option: '{{title}} ({{sku}})',
    quantity: 'Cantidad',
    available: '{{count}} disponibles',
    loading: 'Buscando anuncios de práctica activos',
    none: 'Todavía no hay ningún anuncio de práctica activo que comprar.',
    noneHint: 'Publica primero un artículo en una cuenta de práctica.',
    toInventory: 'Ir al inventario',
    toConnect: 'Conectar una cuenta de práctica',
    buy: 'Comprar ahora',
    cancel: 'Cerrar',
    tooMany: 'Cantidad disponible: {{count}}.',
    quantityInvalid: 'Escribe un número entero a partir de 1.',
    failed: 'La compra simulada no se completó',
    doneTitle: 'Vendido: {{title}}',
    done: 'El pedido {{order}} está hecho en la plataforma de práctica. Crossdock lo ha buscado enseguida, como hace si no cada pocos minutos.',
    toOrders: 'Ver pedidos',
    again: 'Hacer otra compra',
  },
} satisfies Translation<typeof english>;
