/** A carrier for estimated delivery dates: its mail classes at home and abroad. */
export interface Carrier {
  readonly id: number;
  readonly name: string;
  readonly countries: readonly string[];
  readonly domestic: Readonly<Record<string, string>>;
  readonly international: Readonly<Record<string, string>>;
}

/** Carriers by the country they start from. Names are the carriers' own; ids and keys are of Etsy's kind, not Etsy's. */
export const CARRIERS: readonly Carrier[] = [
  {
    id: 1,
    name: 'USPS',
    countries: ['US'],
    domestic: {
      usps_ground_advantage: 'USPS Ground Advantage',
      usps_priority: 'Priority Mail',
      usps_priority_express: 'Priority Mail Express',
      usps_media: 'Media Mail',
    },
    international: {
      usps_first_class_intl: 'First-Class Package International',
      usps_priority_intl: 'Priority Mail International',
    },
  },
  {
    id: 2,
    name: 'FedEx',
    countries: ['US'],
    domestic: { fedex_ground: 'FedEx Ground', fedex_2day: 'FedEx 2Day' },
    international: { fedex_intl_economy: 'FedEx International Economy' },
  },
  {
    id: 3,
    name: 'UPS',
    countries: ['US'],
    domestic: { ups_ground: 'UPS Ground', ups_2day: 'UPS 2nd Day Air' },
    international: { ups_worldwide: 'UPS Worldwide Expedited' },
  },
  {
    id: 4,
    name: 'Deutsche Post DHL',
    countries: ['DE'],
    domestic: { dhl_paket: 'DHL Paket', dhl_brief: 'Großbrief' },
    international: { dhl_paket_intl: 'DHL Paket International' },
  },
  {
    id: 5,
    name: 'Japan Post',
    countries: ['JP'],
    domestic: { jp_yupack: 'Yu-Pack', jp_letterpack: 'Letter Pack Plus' },
    international: { jp_ems: 'EMS', jp_epacket: 'International ePacket Light' },
  },
];

/** The names that tracking is submitted under. Source: Etsy's fulfilment tutorial. */
export const TRACKING_CARRIERS: ReadonlySet<string> = new Set([
  'usps',
  'ups',
  'fedex',
  'dhl',
  'dhl-express',
  'dhl-germany',
  'deutsche-post',
  'royal-mail',
  'canada-post',
  'australia-post',
  'japan-post',
  'la-poste',
  'colissimo',
  'hermes',
  'evri',
  'gls',
  'dpd',
  'tnt',
  'ontrac',
  'other',
]);
