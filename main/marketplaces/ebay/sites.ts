/** A national eBay site as its APIs name it. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** For Content-Language, with a hyphen. */
  readonly language: string;
  /**
   * A parcel service within the country (`shippingServiceCode`), for a policy made from a few answers. `null` where none
   * is known for certain: eBay refuses codes it does not list for the site, so the seller makes the policy there.
   */
  readonly parcelService: string | null;
}

const site = (id: string, name: string, currency: string, language: string, parcelService: string | null): Site => ({
  id,
  name,
  currency,
  language,
  parcelService,
});

/** Where a seller who chose nothing lists. */
export const defaultSite: Site = site('EBAY_US', 'eBay.com (United States)', 'USD', 'en-US', 'USPSPriority');

/** Sites on which fixed-price listings can be made. Source: MarketplaceIdEnum of the Account API. */
export const sites: readonly Site[] = [
  defaultSite,
  site('EBAY_GB', 'eBay.co.uk (United Kingdom)', 'GBP', 'en-GB', 'UK_RoyalMailSecondClassStandard'),
  site('EBAY_DE', 'eBay.de (Germany)', 'EUR', 'de-DE', 'DE_DHLPaket'),
  site('EBAY_AU', 'eBay.com.au (Australia)', 'AUD', 'en-AU', 'AU_Regular'),
  site('EBAY_CA', 'eBay.ca (Canada)', 'CAD', 'en-CA', 'CA_PostExpeditedParcel'),
  site('EBAY_FR', 'eBay.fr (France)', 'EUR', 'fr-FR', 'FR_ColiposteColissimo'),
  site('EBAY_IT', 'eBay.it (Italy)', 'EUR', 'it-IT', null),
  site('EBAY_ES', 'eBay.es (Spain)', 'EUR', 'es-ES', null),
];

export const siteOf = (id: string | undefined): Site => sites.find((entry) => entry.id === id) ?? defaultSite;
