/** A national eBay site as its APIs name it. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** For Content-Language, with a hyphen. */
  readonly language: string;
  /** A postal service that takes parcels within the country, for a shipping policy made from a few answers. */
  readonly domesticService: { readonly carrier: string; readonly code: string };
  readonly country: string;
}

const site = (
  id: string,
  name: string,
  country: string,
  currency: string,
  language: string,
  carrier: string,
  code: string,
): Site => ({ id, name, country, currency, language, domesticService: { carrier, code } });

/**
 * Sites on which fixed-price listings can be made. The service codes are eBay's generic ones for each site; a seller who
 * ships otherwise chooses a policy of their own.
 */
export const sites: readonly Site[] = [
  site('EBAY_US', 'eBay.com (United States)', 'US', 'USD', 'en-US', 'USPS', 'USPSPriority'),
  site('EBAY_GB', 'eBay.co.uk (United Kingdom)', 'GB', 'GBP', 'en-GB', 'RoyalMail', 'UK_RoyalMailSecondClassStandard'),
  site('EBAY_DE', 'eBay.de (Germany)', 'DE', 'EUR', 'de-DE', 'DHL', 'DE_DHLPaket'),
  site('EBAY_AU', 'eBay.com.au (Australia)', 'AU', 'AUD', 'en-AU', 'AustraliaPost', 'AU_Regular'),
  site('EBAY_CA', 'eBay.ca (Canada)', 'CA', 'CAD', 'en-CA', 'CanadaPost', 'CA_PostExpeditedParcel'),
  site('EBAY_FR', 'eBay.fr (France)', 'FR', 'EUR', 'fr-FR', 'Colissimo', 'FR_ColiPosteColissimo'),
  site('EBAY_IT', 'eBay.it (Italy)', 'IT', 'EUR', 'it-IT', 'PosteItaliane', 'IT_RegularPackage'),
  site('EBAY_ES', 'eBay.es (Spain)', 'ES', 'EUR', 'es-ES', 'Correos', 'ES_Correos48Horas'),
];

export const siteOf = (id: string | undefined): Site => sites.find((entry) => entry.id === id) ?? defaultSite;

/** Where a seller who chose nothing lists. */
export const defaultSite: Site = sites[0] as Site;
