import type { EtsyContext } from './context.ts';
import { propertyBody } from './inventory-view.ts';
import { money } from './money.ts';
import type { Receipt, Transaction } from './receipt-state.ts';
import { shopOf } from './shops.ts';

const DAY_SECONDS = 86_400;

/** What the buyer paid, part by part, in the smallest unit. Practice orders have neither tax nor discount. */
export function totalsOf({ transactions }: Pick<Receipt, 'transactions'>) {
  const goods = transactions.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const shipping = transactions.reduce((sum, { shippingCost }) => sum + shippingCost, 0);
  return { goods, shipping, grand: goods + shipping };
}

/** An order as the API tells it. The address is null where Etsy hides it from the app. */
export function receiptBody(context: EtsyContext, receipt: Receipt) {
  const { buyer, currency } = receipt;
  const hidden = shopOf(context, receipt.shopId).hidesAddresses;
  const visible = (text: string | null) => (hidden ? null : text);
  const totals = totalsOf(receipt);
  const nothing = money(0, currency);
  const address = [
    buyer.name,
    buyer.firstLine,
    ...(buyer.secondLine === null ? [] : [buyer.secondLine]),
    `${buyer.city}, ${buyer.state} ${buyer.zip}`,
    buyer.country,
  ].join('\n');
  return {
    receipt_id: receipt.receiptId,
    receipt_type: 0,
    seller_user_id: receipt.sellerUserId,
    seller_email: null,
    buyer_user_id: buyer.userId,
    buyer_email: hidden ? null : buyer.email,
    name: buyer.name,
    first_line: visible(buyer.firstLine),
    second_line: visible(buyer.secondLine),
    city: visible(buyer.city),
    state: visible(buyer.state),
    zip: visible(buyer.zip),
    status: receipt.status,
    formatted_address: visible(address),
    country_iso: visible(buyer.country),
    payment_method: 'cc',
    payment_email: null,
    message_from_seller: null,
    message_from_buyer: '',
    message_from_payment: null,
    is_paid: receipt.paidAt !== null,
    is_shipped: receipt.shippedAt !== null,
    create_timestamp: receipt.created,
    created_timestamp: receipt.created,
    update_timestamp: receipt.updated,
    updated_timestamp: receipt.updated,
    is_gift: false,
    gift_message: '',
    gift_sender: '',
    grandtotal: money(totals.grand, currency),
    subtotal: money(totals.goods, currency),
    total_price: money(totals.goods, currency),
    total_shipping_cost: money(totals.shipping, currency),
    total_tax_cost: nothing,
    total_vat_cost: nothing,
    discount_amt: nothing,
    gift_wrap_price: nothing,
    shipments: receipt.shipments.map(({ shipmentId, carrier, trackingCode, notifiedAt }) => ({
      receipt_shipping_id: shipmentId,
      shipment_notification_timestamp: notifiedAt,
      carrier_name: carrier,
      tracking_code: trackingCode,
    })),
    transactions: receipt.transactions.map((transaction) => transactionBody(receipt, transaction)),
    refunds: [],
  };
}

export function transactionBody(receipt: Receipt, transaction: Transaction) {
  const { currency, paidAt } = receipt;
  const days = transaction.maxProcessingDays;
  return {
    transaction_id: transaction.transactionId,
    title: transaction.title,
    description: transaction.description,
    seller_user_id: receipt.sellerUserId,
    buyer_user_id: receipt.buyer.userId,
    create_timestamp: receipt.created,
    created_timestamp: receipt.created,
    paid_timestamp: paidAt,
    shipped_timestamp: receipt.shippedAt,
    quantity: transaction.quantity,
    listing_image_id: transaction.imageId,
    receipt_id: receipt.receiptId,
    is_digital: false,
    file_data: '',
    listing_id: transaction.listingId,
    transaction_type: 'listing',
    product_id: transaction.productId,
    sku: transaction.sku === '' ? null : transaction.sku,
    price: money(transaction.price, currency),
    shipping_cost: money(transaction.shippingCost, currency),
    variations: transaction.propertyValues.map((value) => ({
      property_id: value.propertyId,
      value_id: value.valueIds[0] ?? null,
      formatted_name: value.name,
      formatted_value: value.values.join(', '),
    })),
    product_data: transaction.propertyValues.map(propertyBody),
    shipping_profile_id: transaction.shippingProfileId,
    min_processing_days: transaction.minProcessingDays,
    max_processing_days: transaction.maxProcessingDays,
    shipping_method: null,
    shipping_upgrade: null,
    expected_ship_date: paidAt === null || days === null ? null : paidAt + days * DAY_SECONDS,
    buyer_coupon: 0,
    shop_coupon: 0,
  };
}
