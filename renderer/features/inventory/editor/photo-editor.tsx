import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Stack, Text, Tooltip } from '@mantine/core';
import { IconFlipHorizontal, IconRotate2, IconRotateClockwise2 } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReactCrop, type PercentCrop } from 'react-image-crop';
import 'react-image-crop/dist/ReactCrop.css';
import type { Item, Photo } from '#shared/domain/item.ts';
import { flipOver, isUntouched, sameEdit, turnBy, untouchedPhoto } from '#shared/domain/photo-edit.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { useAction } from '../../../data/query.ts';
import { PhotoCanvas } from './photo-canvas.tsx';
import { aspects, cropOf, fitAspect, percentOf, type Aspect } from './photo-crop.ts';
import classes from './photo-editor.module.css';
import { PhotoLight } from './photo-light.tsx';

interface PhotoEditorProps {
  readonly photo: Photo;
  /** The other photos of the item, for what is done to all of them. */
  readonly others: readonly Photo[];
  readonly onClose: () => void;
  readonly onSaved: (item: Item) => void;
}

/** Crops, turns, mirrors and lights a photo. The original stays, and can be had back at any time. */
export function PhotoEditor({ photo, others, onClose, onSaved }: PhotoEditorProps) {
  const { t } = useTranslation('photos');
  const before = photo.edit ?? untouchedPhoto;
  const [edit, setEdit] = useState(before);
  const [crop, setCrop] = useState<PercentCrop | undefined>(percentOf(before.crop));
  const [aspect, setAspect] = useState<Aspect>('free');
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [broken, setBroken] = useState(false);
  const [lightForAll, setLightForAll] = useState(false);
  const save = useAction('photos.edit', {
    onSuccess: (item) => {
      onSaved(item);
      onClose();
    },
  });
  const change = (next: typeof edit): void => {
    setEdit(next);
    setCrop(percentOf(next.crop));
  };
  const complete = (next: PercentCrop): void => setEdit({ ...edit, crop: cropOf(next) });
  const choose = (next: Aspect): void => {
    setAspect(next);
    const ratio = aspects[next];
    if (ratio !== undefined && size) change({ ...edit, crop: fitAspect(ratio, size) });
  };
  const turn = (by: 90 | 270): void => {
    change(turnBy(edit, by));
    // Four to three lying is three to four standing.
    if (aspect !== '1:1') setAspect('free');
  };
  const lit = others.map((other) => {
    const own = other.edit ?? untouchedPhoto;
    return { id: other.id, before: own, edit: { ...own, brightness: edit.brightness, contrast: edit.contrast } };
  });
  const edits = [{ id: photo.id, before, edit }, ...(lightForAll ? lit : [])]
    .filter((one) => !sameEdit(one.before, one.edit))
    .map((one) => ({ id: one.id, edit: one.edit }));
  const ready = useCallback((next: { readonly width: number; readonly height: number }) => setSize(next), []);
  const cannotShow = useCallback(() => setBroken(true), []);
  return (
    <Dialog opened onClose={onClose} title={t('edit.title', { fileName: photo.fileName })} size={920}>
      <Stack gap="sm">
        <div className={classes['stage']}>
          {broken ? (
            <Text size="sm" role="alert">
              {t('edit.broken')}
            </Text>
          ) : (
            <ReactCrop
              {...(crop && { crop })}
              {...(aspects[aspect] !== undefined && { aspect: aspects[aspect] })}
              onChange={(_, next) => setCrop(next)}
              onComplete={(_, next) => complete(next)}
              ariaLabels={{
                cropArea: t('edit.cropArea'),
                nwDragHandle: t('edit.handle.nw'),
                nDragHandle: t('edit.handle.n'),
                neDragHandle: t('edit.handle.ne'),
                eDragHandle: t('edit.handle.e'),
                seDragHandle: t('edit.handle.se'),
                sDragHandle: t('edit.handle.s'),
                swDragHandle: t('edit.handle.sw'),
                wDragHandle: t('edit.handle.w'),
              }}
            >
              <PhotoCanvas
                photoId={photo.id}
                edit={edit}
                label={photo.fileName}
                className={classes['picture']}
                onReady={ready}
                onBroken={cannotShow}
              />
            </ReactCrop>
          )}
        </div>
        <Group gap="sm" className={classes['tools'] ?? ''}>
          <Group gap={4}>
            <Tooltip label={t('edit.turnLeft')}>
              <ActionIcon size="lg" variant="default" aria-label={t('edit.turnLeft')} onClick={() => turn(270)}>
                <IconRotate2 size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('edit.turnRight')}>
              <ActionIcon
                size="lg"
                variant="default"
                data-autofocus
                aria-label={t('edit.turnRight')}
                onClick={() => turn(90)}
              >
                <IconRotateClockwise2 size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('edit.flip')}>
              <ActionIcon
                size="lg"
                variant={edit.flip ? 'filled' : 'default'}
                color="petrol"
                aria-label={t('edit.flip')}
                aria-pressed={edit.flip}
                onClick={() => change(flipOver(edit))}
              >
                <IconFlipHorizontal size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
          <Group gap={6}>
            <SegmentedControl
              aria-label={t('edit.aspect')}
              value={aspect}
              onChange={choose}
              data={[
                { value: 'free', label: t('edit.free') },
                { value: '1:1', label: '1:1' },
                { value: '4:3', label: '4:3' },
                { value: '3:4', label: '3:4' },
              ]}
            />
            <Button
              variant="subtle"
              disabled={edit.crop === null}
              onClick={() => {
                setAspect('free');
                change({ ...edit, crop: null });
              }}
            >
              {t('edit.whole')}
            </Button>
          </Group>
          <PhotoLight edit={edit} onChange={setEdit} />
        </Group>
        {save.error && <ErrorState error={save.error} />}
        <Group justify="space-between" gap="sm">
          <Button
            variant="default"
            disabled={isUntouched(edit)}
            onClick={() => {
              setAspect('free');
              change(untouchedPhoto);
            }}
          >
            {t('edit.original')}
          </Button>
          <Group gap="sm">
            {others.length > 0 && (
              <Checkbox
                checked={lightForAll}
                onChange={(event) => setLightForAll(event.currentTarget.checked)}
                label={t('edit.lightForAll', { count: others.length })}
              />
            )}
            <Button
              disabled={edits.length === 0 || broken}
              loading={save.isPending}
              onClick={() => save.mutate({ edits })}
            >
              {t('edit.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Dialog>
  );
}
