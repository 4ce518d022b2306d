import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../data/clock.ts';
import { skuExample, skuRuleProblem } from './sku-rule.ts';

interface Props {
  readonly pattern: string;
  readonly onSave: (pattern: string) => void;
}

/** The rule for new SKUs, with what it makes of the next two items while it is typed. */
export function SkuRule({ pattern, onSave }: Props) {
  const { t } = useTranslation('settings');
  const [text, setText] = useState(pattern);
  const problem = skuRuleProblem(text);
  const today = new Date(useNow());
  const changed = text.trim() !== pattern;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null && changed) onSave(text.trim());
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t('selling.sku')}
          description={t('selling.skuHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          flex={1}
          maw={480}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          value={text}
          error={problem === null ? undefined : t(`selling.skuProblem.${problem}`)}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {changed ? (
          <Button type="submit" disabled={problem !== null}>
            {t('selling.skuSave')}
          </Button>
        ) : null}
      </Group>
      {problem === null ? (
        <p
          role="status"
          data-testid="sku-example"
          style={{ margin: '6px 0 0', fontSize: 'var(--mantine-font-size-sm)' }}
        >
          {t('selling.skuExample', { first: skuExample(text, today, 1), second: skuExample(text, today, 2) })}
        </p>
      ) : null}
    </form>
  );
}
