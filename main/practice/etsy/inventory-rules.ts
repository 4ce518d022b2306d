import type { EtsyContext } from './context.ts';
import { freshId } from './context.ts';
import type { InventoryForm, ProductForm } from './inventory-form.ts';
import { groupOf } from './inventory-view.ts';
import { charactersOf, checkPrice, QUANTITY } from './listing-rules.ts';
import type { Listing, OnProperty, Product } from './listing-state.ts';
import { smallestUnits } from './money.ts';
import { propertyValue } from './property-rules.ts';
import { refuse } from './refusals.ts';

export const SKU_LENGTH = 32;
const MAX_PRODUCTS = 2500;
const MAX_PRODUCTS_OF_THREE = 400;

type NewProduct = Omit<Product, 'productId' | 'offeringId'>;

/** The listing with its products replaced by the ones sent, or a refusal saying what does not fit. */
export function replaceInventory(
  context: EtsyContext,
  listing: Listing,
  currency: string,
  form: InventoryForm,
  maxVariations: number,
): Listing {
  const products = form.products.map((product) => productOf(context, listing, currency, product));
  const onProperty: OnProperty = {
    price: form.price_on_property,
    quantity: form.quantity_on_property,
    sku: form.sku_on_property,
    readiness: form.readiness_state_on_property ?? [],
  };
  checkProperties(products, onProperty, maxVariations);
  checkAgreement(products, onProperty);
  if (!products.some(({ enabled, quantity }) => enabled && quantity > 0)) {
    refuse(400, 'At least one offering must be enabled and have a quantity greater than 0');
  }
  return {
    ...listing,
    products: products.map((product) => withIds(context, listing, product)),
    onProperty,
    inventoryEdited: true,
    readinessId: onProperty.readiness.length === 0 ? (products[0]?.readinessId ?? null) : listing.readinessId,
    variationImages: listing.variationImages.filter(({ propertyId, valueId }) =>
      hasValue(products, propertyId, valueId),
    ),
  };
}

export const hasValue = (
  products: readonly Pick<Product, 'propertyValues'>[],
  propertyId: number,
  valueId: number,
): boolean =>
  products.some(({ propertyValues }) =>
    propertyValues.some((value) => value.propertyId === propertyId && value.valueIds.includes(valueId)),
  );

function productOf(context: EtsyContext, listing: Listing, currency: string, form: ProductForm): NewProduct {
  const [offering] = form.offerings;
  const sku = form.sku ?? '';
  if (charactersOf(sku) > SKU_LENGTH) refuse(400, `Invalid sku: longer than ${SKU_LENGTH} characters`);
  const price = smallestUnits(offering.price, currency);
  checkPrice(price, currency);
  if (offering.quantity < 0 || offering.quantity > QUANTITY.max) {
    refuse(400, `Invalid quantity: must be between 0 and ${QUANTITY.max}`);
  }
  const readinessId = offering.readiness_state_id ?? null;
  if (listing.type === 'physical' && readinessId === null) {
    refuse(400, 'readiness_state_id is required in the offerings of physical listings');
  }
  if (readinessId !== null && context.state.readiness.get(`${listing.shopId}/${readinessId}`) === undefined) {
    refuse(400, `Invalid readiness_state_id: ${readinessId} does not belong to the shop`);
  }
  return {
    sku,
    price,
    quantity: offering.quantity,
    enabled: offering.is_enabled,
    readinessId,
    propertyValues: form.property_values.map((value) => propertyValue(listing.taxonomyId, value, 'variation')),
  };
}

/** All products vary in the same properties, no more than allowed, and no two are the same. */
function checkProperties(products: readonly NewProduct[], onProperty: OnProperty, maxVariations: number): void {
  const propertiesOf = ({ propertyValues }: NewProduct) =>
    propertyValues.map(({ propertyId }) => propertyId).toSorted((a, b) => a - b);
  const used = products[0] === undefined ? [] : propertiesOf(products[0]);
  if (new Set(used).size !== used.length) refuse(400, 'A product names the same property twice');
  if (used.length > maxVariations) refuse(400, `A listing can vary in at most ${maxVariations} properties`);
  if (products.some((product) => propertiesOf(product).join() !== used.join())) {
    refuse(400, 'All products must have values for the same properties');
  }
  const combinations = new Set(products.map((product) => groupOf(product, used)));
  if (combinations.size < products.length) refuse(400, 'Two products have the same property values');
  const lists = Object.values(onProperty);
  if (lists.flat().some((id) => !used.includes(id)))
    refuse(400, 'An *_on_property list names a property that no product has');
  const most = lists.some((list) => list.length >= 3) ? MAX_PRODUCTS_OF_THREE : MAX_PRODUCTS;
  if (products.length > most) refuse(400, `A listing can have at most ${most} products`);
}

/** Products that share the values of a list's properties must agree in what the list is about. */
function checkAgreement(products: readonly NewProduct[], onProperty: OnProperty): void {
  const facts = {
    price: (product: NewProduct) => String(product.price),
    quantity: (product: NewProduct) => String(product.quantity),
    sku: (product: NewProduct) => product.sku,
    readiness: (product: NewProduct) => String(product.readinessId),
  };
  for (const name of ['price', 'quantity', 'sku', 'readiness'] as const) {
    const seen = new Map<string, string>();
    for (const product of products) {
      const group = groupOf(product, onProperty[name]);
      const fact = facts[name](product);
      if ((seen.get(group) ?? fact) !== fact) {
        const field = name === 'readiness' ? 'readiness_state_on_property' : `${name}_on_property`;
        refuse(400, `The ${name} values of the products are not consistent with ${field}`);
      }
      seen.set(group, fact);
    }
  }
}

/** A product that was there before, by its property values, keeps its numbers. */
function withIds(context: EtsyContext, listing: Listing, product: NewProduct): Product {
  const properties = product.propertyValues.map(({ propertyId }) => propertyId);
  const before = listing.products.find(
    (known) =>
      known.propertyValues.length === properties.length && groupOf(known, properties) === groupOf(product, properties),
  );
  return {
    ...product,
    productId: before?.productId ?? freshId(context, 11),
    offeringId: before?.offeringId ?? freshId(context, 11),
  };
}
