import type { EtsyContext } from './context.ts';
import type { Listing, Product, PropertyValue } from './listing-state.ts';
import { money } from './money.ts';
import { shopOf } from './shops.ts';

/** The inventory record. Prices are Money here and numbers in the PUT; there are more keys here than the PUT takes. */
export function inventoryBody(context: EtsyContext, listing: Listing, viewer: number | undefined) {
  const { currency } = shopOf(context, listing.shopId);
  const isOwner = viewer === listing.userId;
  return {
    products: listing.products.map((product) => productBody(product, currency, isOwner)),
    price_on_property: listing.onProperty.price,
    quantity_on_property: listing.onProperty.quantity,
    sku_on_property: listing.onProperty.sku,
    readiness_state_on_property: listing.onProperty.readiness,
  };
}

export function productBody(product: Product, currency: string, isOwner: boolean) {
  return {
    product_id: product.productId,
    sku: isOwner ? product.sku : '',
    is_deleted: false,
    offerings: [offeringBody(product, currency)],
    property_values: product.propertyValues.map(propertyBody),
  };
}

export const offeringBody = (product: Product, currency: string) => ({
  offering_id: product.offeringId,
  quantity: product.quantity,
  is_enabled: product.enabled,
  is_deleted: false,
  price: money(product.price, currency),
  readiness_state_id: product.readinessId,
});

export const propertyBody = ({ propertyId, name, scaleId, scaleName, valueIds, values }: PropertyValue) => ({
  property_id: propertyId,
  property_name: name,
  scale_id: scaleId,
  scale_name: scaleName,
  value_ids: valueIds,
  values,
});

/** The values of the given properties that a product has, as one text: products that share them belong together. */
export const groupOf = (product: Pick<Product, 'propertyValues'>, on: readonly number[]): string =>
  JSON.stringify(
    on.map((propertyId) => product.propertyValues.find((value) => value.propertyId === propertyId)?.values ?? []),
  );

/** Pieces for sale. Products that differ in no property of quantity_on_property share one stock and count once. */
export function stockOf({ products, onProperty }: Pick<Listing, 'products' | 'onProperty'>): number {
  const stocks = new Map<string, number>();
  for (const product of products) {
    if (product.enabled) stocks.set(groupOf(product, onProperty.quantity), product.quantity);
  }
  return [...stocks.values()].reduce((sum, quantity) => sum + quantity, 0);
}
