import { useEffect, useRef, useState } from 'react';
import { lightFactor, type PhotoEdit } from '#shared/domain/photo-edit.ts';

/** Longest side of the preview, px: sharp on a large screen, drawn at once. */
const previewSide = 1_600;

interface PhotoCanvasProps {
  readonly photoId: string;
  readonly edit: PhotoEdit;
  readonly label: string;
  readonly className?: string | undefined;
  readonly onReady: (size: { readonly width: number; readonly height: number }) => void;
  readonly onBroken: () => void;
}

/** The photo as the camera made it, turned and mirrored, in the light that the edit gives it. */
export function PhotoCanvas({ photoId, edit, label, className, onReady, onBroken }: PhotoCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  useEffect(() => {
    const loading = new Image();
    loading.src = `photo/${photoId}/unedited`;
    let wanted = true;
    loading.decode().then(
      () => wanted && setImage(loading),
      () => wanted && onBroken(),
    );
    return () => {
      wanted = false;
    };
  }, [photoId, onBroken]);
  const { turn, flip } = edit;
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || !image) return;
    const scale = Math.min(1, previewSide / Math.max(image.naturalWidth, image.naturalHeight));
    const [width, height] = [Math.round(image.naturalWidth * scale), Math.round(image.naturalHeight * scale)];
    const upright = turn % 180 === 0;
    element.width = upright ? width : height;
    element.height = upright ? height : width;
    context.translate(element.width / 2, element.height / 2);
    // The mirror stands before the turned picture.
    if (flip) context.scale(-1, 1);
    context.rotate((turn * Math.PI) / 180);
    context.drawImage(image, -width / 2, -height / 2, width, height);
    onReady({ width: element.width, height: element.height });
  }, [image, turn, flip, onReady]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      className={className}
      style={{ filter: `brightness(${lightFactor(edit.brightness)}) contrast(${lightFactor(edit.contrast)})` }}
    />
  );
}
