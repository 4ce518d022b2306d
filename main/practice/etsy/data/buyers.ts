import type { Buyer } from '../receipt-state.ts';

/** Invented buyers. */
export const BUYERS: readonly Buyer[] = [
  {
    userId: 402_118_331,
    name: 'June Calloway',
    email: 'june.calloway@members.example',
    firstLine: '418 Alder Street',
    secondLine: null,
    city: 'Port Townsend',
    state: 'WA',
    zip: '98368',
    country: 'US',
  },
  {
    userId: 287_540_916,
    name: 'Theo Brandt',
    email: 'theo.brandt@members.example',
    firstLine: '77 Division Street',
    secondLine: 'Apt 3',
    city: 'Northfield',
    state: 'MN',
    zip: '55057',
    country: 'US',
  },
  {
    userId: 519_004_672,
    name: 'Rosa Villanueva',
    email: 'rosa.villanueva@members.example',
    firstLine: '2309 Calle Lorca',
    secondLine: null,
    city: 'Santa Fe',
    state: 'NM',
    zip: '87505',
    country: 'US',
  },
];
