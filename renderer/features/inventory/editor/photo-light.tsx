import { Slider, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoEdit } from '#shared/domain/photo-edit.ts';
import classes from './photo-editor.module.css';

interface PhotoLightProps {
  readonly edit: PhotoEdit;
  readonly onChange: (edit: PhotoEdit) => void;
}

/** Brightness and contrast, seen at once in the preview. A double click on the name sets one back. */
export function PhotoLight({ edit, onChange }: PhotoLightProps) {
  const { t } = useTranslation('photos');
  const id = useId();
  return (
    <div className={classes['light']}>
      {(['brightness', 'contrast'] as const).map((kind) => (
        <div key={kind}>
          <Text size="xs" id={`${id}-${kind}`} onDoubleClick={() => onChange({ ...edit, [kind]: 0 })}>
            {t(`edit.${kind}`)} <span className="figures">{edit[kind] > 0 ? `+${edit[kind]}` : edit[kind]}</span>
          </Text>
          <Slider
            aria-labelledby={`${id}-${kind}`}
            thumbProps={{ 'aria-labelledby': `${id}-${kind}` }}
            min={-100}
            max={100}
            startPointValue={0}
            label={null}
            size="sm"
            value={edit[kind]}
            onChange={(value) => onChange({ ...edit, [kind]: value })}
          />
        </div>
      ))}
    </div>
  );
}
