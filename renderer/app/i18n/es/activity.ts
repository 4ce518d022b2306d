import type { activity as english } from '../en/activity.ts';
import type { Translation } from '../translation.ts';

/** Texts of the activity log. */
export const activity = {
  title: 'Registro de actividad',
  loading: 'Cargando el registro de actividad',
  back: 'Volver a las conexiones',
  count_one: '{{count, number}} entrada',
  count_many: '{{count, number}} de entradas',
  count_other: '{{count, number}} entradas',
  column: { at: 'Cuándo', what: 'Qué', account: 'Cuenta', detail: 'Detalles' },
  empty: {
    title: 'Todavía no ha pasado nada',
    text: 'Aquí se anota cada inicio de sesión, cambio de clave y ajuste de una cuenta, sin secretos.',
  },
  event: {
    account_connected: 'Cuenta conectada',
    account_reconnected: 'Sesión iniciada de nuevo',
    account_disconnected: 'Cuenta desconectada',
    account_renamed: 'Cuenta renombrada',
    account_verified: 'Cuenta comprobada',
    account_sign_in_needed: 'Inicio de sesión ya no aceptado',
    account_setup_chosen: 'Configuración de publicación cambiada',
    account_paused: 'Cuenta en pausa',
    account_resumed: 'Cuenta reanudada',
    account_price_rule: 'Regla de precio cambiada',
    connect_failed: 'Error al iniciar sesión',
    token_refreshed: 'Acceso renovado',
    keys_saved: 'Claves guardadas',
    keys_removed: 'Claves eliminadas',
  },
} satisfies Translation<typeof english>;
