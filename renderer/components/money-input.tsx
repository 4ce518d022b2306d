import { NativeSelect, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money } from '#shared/domain/money.ts';
import { moneyText, readMoney, saysSame } from './money-text.ts';

interface MoneyInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  readonly value: Money | null;
  /** For a new amount; an existing one keeps its own currency. */
  readonly currency: string;
  /** Currencies that may be wanted as well. The number stays when another one is chosen: nothing is converted. */
  readonly otherCurrencies?: readonly string[];
  /** Called for each text that is an amount, and with `null` when the field is emptied. Never for a bad one. */
  readonly onChange: (value: Money | null) => void;
  /** Told of every text with what is wrong with it, for a form that must know of unsaved text. */
  readonly onText?: (text: string, valid: boolean) => void;
  /** Text to begin with instead of the value: what was typed before and could not be read. */
  readonly initialText?: string | undefined;
}

const none: readonly string[] = [];

/** An amount of money as text: exact, in minor units, and what was typed stays even when it is no amount. */
export function MoneyInput({
  value,
  currency,
  otherCurrencies = none,
  onChange,
  onText,
  initialText,
  error,
  ...props
}: MoneyInputProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const unit = value?.currency ?? chosen ?? currency;
  const [text, setText] = useState(initialText ?? moneyText(value));
  const [shown, setShown] = useState(value);
  if (value?.amount !== shown?.amount || value?.currency !== shown?.currency) {
    // A new value from outside replaces the text, unless the text is where it came from.
    setShown(value);
    if (!saysSame(text, value, unit)) setText(moneyText(value));
  }
  const reading = readMoney(text, unit);
  const units = [...new Set([unit, currency, ...otherCurrencies])];
  const take = (typed: string, typedUnit: string): void => {
    const next = readMoney(typed, typedUnit);
    onText?.(typed, next.kind === 'amount');
    if (next.kind !== 'amount') return;
    if (next.value?.amount !== value?.amount || next.value?.currency !== value?.currency) onChange(next.value);
  };
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      dir="ltr"
      rightSection={
        units.length === 1 ? (
          <span aria-hidden>{unit}</span>
        ) : (
          <NativeSelect
            variant="unstyled"
            size="xs"
            styles={{ input: { paddingInline: '0 18px', textAlign: 'end', color: 'inherit' }, wrapper: { margin: 0 } }}
            aria-label={t('money.currency')}
            data={units}
            value={unit}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
              take(text, event.currentTarget.value);
            }}
          />
        )
      }
      rightSectionWidth={units.length === 1 ? 48 : 64}
      {...props}
      value={text}
      error={reading.kind === 'problem' ? t(`money.${reading.problem}`) : error}
      onChange={(event) => {
        setText(event.currentTarget.value);
        take(event.currentTarget.value, unit);
      }}
      onBlur={(event) => {
        if (reading.kind === 'amount') setText(moneyText(reading.value));
        props.onBlur?.(event);
      }}
    />
  );
}
