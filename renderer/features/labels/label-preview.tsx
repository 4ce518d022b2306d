import { labelFormat, labelPlace, labelsPerPage } from '#shared/domain/label-format.ts';
import type { LabelChoice } from '#shared/domain/label.ts';
import type { LabelPreview as Preview } from '#shared/ipc/labels.ts';
import classes from './labels.module.css';

interface LabelPreviewProps {
  readonly choice: LabelChoice;
  readonly preview: Preview;
  readonly label: string;
}

/** The first page on white paper, whatever the theme: the same shapes that go into the PDF, one unit a micrometre. */
export function LabelPreview({ choice, preview, label }: LabelPreviewProps) {
  const format = labelFormat(choice.format, choice.own);
  const { width, height } = preview.page;
  const line = Math.max(width, height) / 500;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={classes['page']}>
      <rect width={width} height={height} className={classes['edge']} strokeWidth={line} />
      {Array.from({ length: labelsPerPage(format) }, (_, position) => {
        const { x, y } = labelPlace(format, position);
        return (
          <rect
            key={position}
            x={x}
            y={y}
            width={format.label.width}
            height={format.label.height}
            className={classes['edge']}
            strokeWidth={line}
          />
        );
      })}
      {preview.labels.map(({ position, drawing }) => {
        const { x, y } = labelPlace(format, position);
        return (
          <g key={position} transform={`translate(${x} ${y})`}>
            <path
              d={drawing.bars.map((bar) => `M${bar.x} ${bar.y}h${bar.width}v${bar.height}h${-bar.width}z`).join('')}
            />
            {drawing.texts.map((text) => (
              <text
                key={text.y}
                x={text.x}
                y={text.y}
                fontSize={text.size}
                fontWeight={text.bold ? 700 : 400}
                textLength={text.width}
                lengthAdjust="spacingAndGlyphs"
                direction={text.rightToLeft ? 'rtl' : 'ltr'}
                textAnchor={text.rightToLeft ? 'end' : 'start'}
              >
                {text.text}
              </text>
            ))}
          </g>
        );
      })}
    </svg>
  );
}
