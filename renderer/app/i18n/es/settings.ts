import type { settings as english } from '../en/settings.ts';
import type { Translation } from '../translation.ts';

/** Texts of the settings screen. */
export const settings = {
  title: 'Ajustes',
  loading: 'Cargando tus ajustes',
  saved: {
    theme: 'Tema cambiado.',
    language: 'Idioma cambiado.',
    currency: 'Moneda cambiada.',
    skuPattern: 'Regla de SKU cambiada.',
    practiceOn: 'El modo de práctica está activado.',
    practiceOff: 'El modo de práctica está desactivado.',
  },
  undo: 'Deshacer',
  appearance: {
    title: 'Apariencia',
    theme: 'Tema',
    themes: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
    language: 'Idioma',
    languageHint: 'Los números, las fechas y los precios también lo siguen.',
    languageSystem: 'Como el sistema',
  },
  selling: {
    title: 'Venta',
    currency: 'Moneda',
    currencyHint: 'Para los precios nuevos. Los precios que ya escribiste conservan su moneda.',
    currencyNothing: 'No hay ninguna moneda así',
    sku: 'Regla para los SKU nuevos',
    skuHint:
      'El texto queda como está. {YYYY}, {MM} y {DD} se convierten en la fecha; una serie de # se convierte en el número correlativo, con al menos esas cifras.',
    skuExample: 'Los próximos artículos reciben, por ejemplo, {{first}} y después {{second}}.',
    skuSave: 'Guardar regla',
    skuProblem: {
      empty: 'Escribe una regla.',
      no_number: 'Pon una serie de # en la regla, como ####. Se convierte en el número correlativo.',
      two_numbers: 'Solo una serie de # puede ser el número correlativo.',
      unknown_part: 'Entre llaves solo pueden ir {YYYY}, {MM} y {DD}.',
      too_long: 'La regla puede tener 60 caracteres como máximo.',
    },
  },
  practice: {
    title: 'Modo de práctica',
    switch: 'Modo de práctica',
    what: 'Las plataformas de práctica funcionan dentro de esta aplicación y hablan los protocolos reales: inicio de sesión, anuncios, pedidos, límites. Puedes probarlo todo, y hacer de comprador, sin claves y sin vender nada.',
    on: 'Se ve una barra mientras está activado. Tus cuentas reales funcionan como siempre.',
    off: 'Cuando está desactivado, las cuentas de práctica descansan: se conservan, y no se publica nada en ellas hasta que lo vuelvas a activar.',
  },
  about: {
    title: 'Acerca de',
    version: 'Versión',
    runtime: 'Funciona en',
    runtimes: {
      electron: 'Electron',
      'stand-in': 'Sustituto de Electron (este equipo no pudo obtener Electron)',
      headless: 'Sin ventana',
    },
    platform: 'Sistema',
    licenceText:
      'Crossdock es software libre con licencia MIT. Contiene otro software libre con sus propias licencias; sus textos acompañan a cada paquete.',
    secrets: 'Protección de las sesiones',
    secretKinds: {
      os: 'Con el almacén de claves del sistema operativo',
      weak: 'Débil: no se encontró un almacén de claves del sistema',
      unavailable: 'Ninguna: no se pueden conectar cuentas',
    },
  },
  data: {
    title: 'Tus datos',
    text: 'Los artículos, las fotos, los anuncios y los pedidos están solo en este equipo: un archivo de base de datos y una carpeta de fotos, con copia de seguridad antes de cada actualización. No hay cuenta de Crossdock, ni nube, ni rastreo.',
    remote:
      'Solo las plataformas que conectas reciben algo: lo que publicas en ellas y las consultas necesarias para ver tus ventas.',
  },
} satisfies Translation<typeof english>;
