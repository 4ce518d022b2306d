import { geoPath } from 'd3-geo';
import { useId, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { feature, mesh } from 'topojson-client';
import states from 'us-atlas/states-albers-10m.json';
import { mapSize, movedBy, onMap, placeAt } from './place-projection.ts';
import classes from './place-map.module.css';
import type { Place } from './place.ts';

const shapes = states as unknown as Parameters<typeof mesh>[0];
/** What the projected shapes are, as the attribute of one SVG path. */
const drawn = geoPath();
const land = shapes.objects['nation'];
const lines = shapes.objects['states'];
const nation = land === undefined ? '' : (drawn(feature(shapes, land)) ?? '');
const borders =
  lines === undefined
    ? ''
    : (drawn(mesh(shapes, lines as Parameters<typeof mesh>[1], (left, right) => left !== right)) ?? '');

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const smallStep = 4;
const largeStep = 40;

interface Props {
  readonly place: Place | null;
  readonly onChange: (place: Place) => void;
}

/** The United States, drawn from shapes inside the app: no map server learns where the seller looks. */
export function PlaceMap({ place, onChange }: Props) {
  const { t } = useTranslation('byHand');
  const hintId = useId();
  const mark = place === null ? null : onMap(place);

  const click = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const chosen = placeAt({
      x: ((event.clientX - box.left) / box.width) * mapSize.width,
      y: ((event.clientY - box.top) / box.height) * mapSize.height,
    });
    if (chosen !== null) onChange(chosen);
  };
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const length = event.shiftKey ? largeStep : smallStep;
    onChange(movedBy(place, step[0] * length, step[1] * length));
  };

  return (
    <div>
      {/* A two-dimensional value: no other role takes all four arrow keys. */}
      <div
        role="application"
        tabIndex={0}
        aria-label={t('place.map')}
        aria-describedby={hintId}
        className={classes['map']}
        onKeyDown={move}
      >
        <svg viewBox={`0 0 ${mapSize.width} ${mapSize.height}`} aria-hidden onClick={click}>
          <path d={nation} className={classes['land']} />
          <path d={borders} className={classes['border']} />
          {mark === null ? null : (
            <g transform={`translate(${mark.x},${mark.y})`}>
              <circle r={16} className={classes['halo']} />
              <circle r={6} className={classes['mark']} />
            </g>
          )}
        </svg>
      </div>
      <p id={hintId} className={classes['hint']}>
        {t('place.mapHint')}
      </p>
    </div>
  );
}
