import type { SetupField } from '#shared/domain/account.ts';
import { parsePlace } from './place.ts';
import { settingKeys } from './setting-keys.ts';

/** The one choice there is: where the items are. Suggestions come from the screen's own search, not from the marketplace. */
export function setupFields(settings: Readonly<Record<string, string>>): readonly SetupField[] {
  const place = settings[settingKeys.place];
  return [
    {
      key: settingKeys.place,
      label: 'offerupPlace',
      input: 'place',
      optional: false,
      perItem: false,
      options: [],
      selected: place !== undefined && parsePlace(place) !== undefined ? place : null,
    },
  ];
}
