import { adAccountIds, businessesOf, demandAds } from './business-calls.ts';
import { demand, pageInReach, showEdge, showNode, type GraphCall, type GraphCalls, type NodeView } from './call.ts';
import { refuse, refuseParameter } from './errors.ts';
import { removeApp } from './grants.ts';
import { adAccountView, businessView, pageView } from './views.ts';
import type { Person } from './state.ts';

const userView: NodeView<Person> = {
  kind: 'User',
  defaults: ['name', 'id'],
  empty: new Set(['email', 'link', 'locale', 'timezone', 'updated_time', 'verified', 'gender', 'birthday', 'location']),
  show: (_call, person) => {
    const [first = person.name, ...rest] = person.name.split(' ');
    return { id: person.userId, name: person.name, first_name: first, last_name: rest.join(' '), short_name: first };
  },
};

/** `/me` and what hangs on it. A Page's token finds its Page under `/me`, not the person. */
export const userCalls: GraphCalls = {
  'GET User': (call) => showNode(call, userView, self(call)),

  'GET User/accounts': (call) => {
    demand(call, 'pages_show_list');
    const pages = self(call).pages.flatMap(({ pageId }) => pageInReach(call, pageId)?.page ?? []);
    // Here alone the token comes without being asked for.
    const view = { ...pageView, defaults: ['access_token', 'category', 'name', 'id', 'tasks'] };
    return showEdge(call, view, pages, ({ pageId }) => pageId);
  },

  'GET User/permissions': (call) => ({
    data: Object.entries(call.authorization.permissions).map(([permission, status]) => ({ permission, status })),
  }),

  'DELETE User/permissions': (call) => {
    const name = call.parameters.text('permission');
    if (name === undefined) removeApp(call.context, self(call).userId);
    else withdraw(call, name);
    return { success: true };
  },

  'GET User/businesses': (call) => {
    demand(call, 'business_management');
    self(call);
    return showEdge(call, businessView, businessesOf(call), ({ businessId }) => businessId);
  },

  'GET User/adaccounts': (call) => {
    demandAds(call);
    self(call);
    const accounts = adAccountIds(call).flatMap((id) => call.context.state.adAccounts.get(id) ?? []);
    return showEdge(call, adAccountView, accounts, ({ accountId }) => accountId);
  },
};

/** Only one's own node is in reach. */
function self(call: GraphCall): Person {
  if (call.nodeId !== call.person.userId) {
    refuse({
      code: 100,
      subcode: 33,
      type: 'GraphMethodException',
      message: `Unsupported ${call.method.toLowerCase()} request.`,
    });
  }
  if (call.grant.pageId !== undefined) {
    refuse({ code: 190, subcode: 2069030, message: 'A user access token is required for this call.' });
  }
  return call.person;
}

function withdraw(call: GraphCall, name: string): void {
  const { authorization, context } = call;
  if (!Object.hasOwn(authorization.permissions, name)) refuseParameter(`Permission ${name} was not granted`);
  if (name === 'public_profile') {
    removeApp(context, authorization.userId);
    return;
  }
  context.state.authorizations.put(authorization.userId, {
    ...authorization,
    permissions: { ...authorization.permissions, [name]: 'declined' },
  });
}
