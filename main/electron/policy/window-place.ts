export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** How much of a window must be on a screen to be found and dragged, logical pixels. */
const visible = { width: 160, height: 80 };

/** Where to open: where it was, unless that screen is gone; never larger than the screen it is on. */
export function placeOnScreen(
  remembered: Rectangle | undefined,
  screens: readonly Rectangle[],
  fallback: { readonly width: number; readonly height: number },
): WindowPlace {
  const home = remembered === undefined ? undefined : screens.find((screen) => overlaps(remembered, screen));
  if (remembered === undefined || home === undefined) {
    const first = screens[0];
    return {
      width: Math.min(fallback.width, first?.width ?? fallback.width),
      height: Math.min(fallback.height, first?.height ?? fallback.height),
    };
  }
  return {
    x: remembered.x,
    y: remembered.y,
    width: Math.min(remembered.width, home.width),
    height: Math.min(remembered.height, home.height),
  };
}

function overlaps(window: Rectangle, screen: Rectangle): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const height = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y);
  return width >= visible.width && height >= visible.height && window.y >= screen.y;
}
