import { Stack, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { isMarkup, plainDescription } from '#shared/domain/description-text.ts';
import { parseFormatted, type Block, type Inline } from '#shared/domain/formatted-text.ts';
import classes from './editor.module.css';

/** The description as buyers read it. HTML that came with an import is shown as its text: no page of another is run here. */
export function DescriptionPreview({ text }: { readonly text: string }) {
  const { t } = useTranslation('editor');
  if (text.trim() === '') {
    return (
      <Text size="sm" c="dimmed" className={classes['preview'] ?? ''}>
        {t('preview.empty')}
      </Text>
    );
  }
  return (
    <div className={classes['preview']} dir="auto" role="region" aria-label={t('preview.show')} tabIndex={0}>
      {isMarkup(text) ? (
        <Stack gap="xs">
          <Text size="xs" c="dimmed">
            {t('preview.html')}
          </Text>
          <p className={classes['lines']}>{plainDescription(text)}</p>
        </Stack>
      ) : (
        parseFormatted(text).map((block, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- blocks have no other name, and are drawn anew as a whole
          <BlockView key={index} block={block} />
        ))
      )}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  if (block.kind === 'paragraph') {
    return (
      <p>
        {block.lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <Fragment key={index}>
            {index > 0 && <br />}
            <Parts parts={line} />
          </Fragment>
        ))}
      </p>
    );
  }
  const List = block.kind === 'bullets' ? 'ul' : 'ol';
  return (
    <List>
      {block.items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <li key={index}>
          <Parts parts={item} />
        </li>
      ))}
    </List>
  );
}

const Parts = ({ parts }: { readonly parts: readonly Inline[] }) =>
  parts.map((part, index) => {
    // oxlint-disable-next-line react/no-array-index-key -- as above
    if (part.kind === 'text') return <Fragment key={index}>{part.text}</Fragment>;
    const Tag = part.kind === 'bold' ? 'strong' : 'em';
    return (
      // oxlint-disable-next-line react/no-array-index-key -- as above
      <Tag key={index}>
        <Parts parts={part.parts} />
      </Tag>
    );
  });
