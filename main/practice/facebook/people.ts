import type { NameRule } from '../seller-names.ts';
import { newId, type FacebookContext } from './context.ts';
import type { AdAccount, Business, Page, Person } from './state.ts';

/** Every task of a Page; who manages it has all of them. Source: the tasks of `/me/accounts`. */
const MANAGING = ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE'] as const;
/** Enough to look at figures, too little to post. */
const LOOKING_ON = ['ANALYZE'] as const;

interface SeedPerson {
  readonly name: string;
  readonly note: string;
  readonly pages: readonly { readonly name: string; readonly category: string; readonly lookingOn?: true }[];
  readonly business?: {
    readonly name: string;
    readonly catalogs: readonly string[];
    readonly ownedAdAccounts: readonly string[];
    readonly clientAdAccounts: readonly string[];
  };
}

/** The people the consent page offers. They differ where sellers differ: Pages, a business, a catalogue. */
export const SEED_PEOPLE: readonly SeedPerson[] = [
  {
    name: 'harbour_finds',
    note: 'one Page, a business with a catalogue and ad accounts',
    pages: [{ name: 'Harbour Finds', category: 'Vintage Store' }],
    business: {
      name: 'Harbour Finds LLC',
      catalogs: ['Harbour Finds stock'],
      ownedAdAccounts: ['Harbour Finds ads'],
      clientAdAccounts: ['Pier 9 Market ads'],
    },
  },
  {
    name: 'attic_and_co',
    note: 'two Pages, a business without a catalogue yet',
    pages: [
      { name: 'Attic & Co', category: 'Antique Store' },
      { name: 'Attic & Co Books', category: 'Bookstore' },
    ],
    business: {
      name: 'Attic & Co',
      catalogs: [],
      ownedAdAccounts: ['Attic & Co ads', 'Attic & Co Books ads'],
      clientAdAccounts: [],
    },
  },
  {
    name: 'first_steps_26',
    note: 'no business; one own Page and one where they may only look on',
    pages: [
      { name: 'First Steps Resale', category: 'Shopping & Retail' },
      { name: 'Neighbourhood Swap', category: 'Community', lookingOn: true },
    ],
  },
];

/** Names the consent page takes. Facebook's own rule is looser; this one keeps them apart and printable. */
export const PERSON_NAMES: NameRule = {
  called: 'name',
  pattern: /^[\p{L}\p{N}][\p{L}\p{N} .'&_-]{1,59}$/u,
  words: "2 to 60 letters, digits, blanks and . ' & _ -",
};

/** Currencies by what a name suggests about where its bearer sells. */
const CURRENCIES: readonly { readonly hint: RegExp; readonly currency: string; readonly timezone: string }[] = [
  { hint: /tokyo|osaka|kyoto|japan/i, currency: 'JPY', timezone: 'Asia/Tokyo' },
  { hint: /london|leeds|britain/i, currency: 'GBP', timezone: 'Europe/London' },
  { hint: /paris|berlin|madrid|europe/i, currency: 'EUR', timezone: 'Europe/Paris' },
];
const AT_HOME = { currency: 'USD', timezone: 'America/Los_Angeles' } as const;

/** The person of that name; they come into being at the first sign-in. Undefined for an impossible name. */
export function signIn(context: FacebookContext, name: string): Person | undefined {
  if (!PERSON_NAMES.pattern.test(name)) return undefined;
  const known = context.state.people.list().find((person) => person.name === name);
  if (known !== undefined) return known;
  const seed = SEED_PEOPLE.find((candidate) => candidate.name === name) ?? unknownPerson(name);
  const pages = seed.pages.map(({ name: title, category, lookingOn }) => ({
    pageId: makePage(context, title, category).pageId,
    tasks: [...(lookingOn === true ? LOOKING_ON : MANAGING)],
  }));
  const business =
    seed.business === undefined
      ? undefined
      : makeBusiness(
          context,
          seed,
          pages.map(({ pageId }) => pageId),
        );
  const userId = newId(context);
  context.state.nodes.put(userId, 'User');
  return context.state.people.put(userId, {
    userId,
    name,
    pages,
    businessIds: business === undefined ? [] : [business.businessId],
    adAccountIds: [makeAdAccount(context, name, `${name} personal`).accountId],
  });
}

function unknownPerson(name: string): SeedPerson {
  return {
    name,
    note: '',
    pages: [{ name: `${name} Shop`, category: 'Shopping & Retail' }],
    business: { name, catalogs: [`${name} stock`], ownedAdAccounts: [`${name} ads`], clientAdAccounts: [] },
  };
}

function makePage(context: FacebookContext, name: string, category: string): Page {
  const pageId = newId(context);
  const createdAt = context.clock.now();
  context.state.nodes.put(pageId, 'Page');
  const postId = `${pageId}_${newId(context)}`;
  // Written on the Page itself: no app may change it.
  context.state.posts.put(postId, {
    postId,
    pageId,
    message: `Welcome to ${name}!`,
    photoIds: [],
    createdAt,
    updatedAt: createdAt,
    published: true,
  });
  return context.state.pages.put(pageId, { pageId, name, category, createdAt });
}

function makeBusiness(context: FacebookContext, seed: SeedPerson, pageIds: readonly string[]): Business {
  const { name = seed.name, catalogs = [], ownedAdAccounts = [], clientAdAccounts = [] } = seed.business ?? {};
  const businessId = newId(context);
  context.state.nodes.put(businessId, 'Business');
  const accounts = (titles: readonly string[]) =>
    titles.map((title) => makeAdAccount(context, seed.name, title).accountId);
  return context.state.businesses.put(businessId, {
    businessId,
    name,
    createdAt: context.clock.now(),
    ownedPageIds: [...pageIds],
    clientPageIds: [],
    ownedAdAccountIds: accounts(ownedAdAccounts),
    clientAdAccountIds: accounts(clientAdAccounts),
    ownedCatalogIds: catalogs.map((title) => makeCatalog(context, businessId, title, 'commerce')),
    clientCatalogIds: [],
  });
}

/** Returns the new catalogue's id. */
export function makeCatalog(context: FacebookContext, businessId: string, name: string, vertical: string): string {
  const catalogId = newId(context);
  context.state.nodes.put(catalogId, 'ProductCatalog');
  context.state.catalogs.put(catalogId, { catalogId, businessId, name, vertical });
  return catalogId;
}

function makeAdAccount(context: FacebookContext, person: string, name: string): AdAccount {
  const accountId = newId(context);
  context.state.nodes.put(`act_${accountId}`, 'AdAccount');
  const { currency, timezone } = CURRENCIES.find(({ hint }) => hint.test(person)) ?? AT_HOME;
  return context.state.adAccounts.put(accountId, { accountId, name, currency, timezone, status: 1 });
}
