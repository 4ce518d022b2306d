import type { Order } from '../state.ts';

/** Invented buyers. The telephone numbers are of the range kept free for fiction. */
export const BUYERS: readonly Order['buyer'][] = [
  {
    username: 'maple.reader',
    fullName: 'June Calloway',
    email: 'june.calloway@members.example',
    phone: '2065550114',
    addressLine1: '418 Alder Street',
    city: 'Port Townsend',
    stateOrProvince: 'WA',
    postalCode: '98368',
    countryCode: 'US',
  },
  {
    username: 'northfield_records',
    fullName: 'Theo Brandt',
    email: 'theo.brandt@members.example',
    phone: '5075550142',
    addressLine1: '77 Division Street Apt 3',
    city: 'Northfield',
    stateOrProvince: 'MN',
    postalCode: '55057',
    countryCode: 'US',
  },
  {
    username: 'quiltsbyrosa',
    fullName: 'Rosa Villanueva',
    email: 'rosa.villanueva@members.example',
    phone: '5055550176',
    addressLine1: '2309 Calle Lorca',
    city: 'Santa Fe',
    stateOrProvince: 'NM',
    postalCode: '87505',
    countryCode: 'US',
  },
  {
    username: 'brick_builder_09',
    fullName: 'Samuel Okafor',
    email: 'samuel.okafor@members.example',
    phone: '4045550133',
    addressLine1: '1510 Peachwood Lane',
    city: 'Decatur',
    stateOrProvince: 'GA',
    postalCode: '30030',
    countryCode: 'US',
  },
];
