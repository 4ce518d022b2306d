import { IconPhoto, IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './photo-image.module.css';

interface PhotoImageProps {
  /** `null` shows that there is no photo. */
  readonly photoId: string | null;
  /** Empty where the text beside it already names the item. */
  readonly alt: string;
  /** `thumb` for lists, `display` for a large view. */
  readonly size?: 'thumb' | 'display';
  readonly className?: string | undefined;
}

/** A photo of ours, served by the app's own protocol. */
export function PhotoImage({ photoId, alt, size = 'thumb', className = '' }: PhotoImageProps) {
  const [broken, setBroken] = useState<string | null>(null);
  if (photoId === null || broken === photoId) {
    const Icon = photoId === null ? IconPhoto : IconPhotoOff;
    return (
      <span className={`${classes['none']} ${className}`} {...(alt === '' ? {} : { role: 'img', 'aria-label': alt })}>
        <Icon size="50%" stroke={1.3} aria-hidden />
      </span>
    );
  }
  return (
    <img
      className={`${classes['photo']} ${className}`}
      src={`photo/${photoId}/${size}`}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setBroken(photoId)}
    />
  );
}
