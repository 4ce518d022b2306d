import type { FastifyInstance } from 'fastify';
import type { EbayContext } from './context.ts';
import { sellerEndpoint } from './endpoint.ts';
import { SCOPE } from './scopes.ts';

/** `GET /commerce/identity/v1/user/` on apiz.ebay.com: who gave the consent. */
export function serveIdentity(app: FastifyInstance, context: EbayContext): void {
  sellerEndpoint(app, context, {
    method: 'GET',
    path: '/commerce/identity/v1/user/',
    api: 'identity',
    scopes: [SCOPE.identity],
    handle: ({ seller }) => ({
      status: 200,
      body: {
        userId: seller.userId,
        username: seller.username,
        accountType: seller.accountType,
        registrationMarketplaceId: 'EBAY_US',
        status: 'CONFIRMED',
      },
    }),
  });
}
