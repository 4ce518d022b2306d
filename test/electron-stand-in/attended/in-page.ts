/** What a file chooser in a page is asked for. */
export type ChooserOptions = { readonly multiple: boolean; readonly folder: boolean; readonly accept: string };

/** Opens Chromium's own file chooser; undefined when the person cancels. Self-contained: its source goes into the page. */
export function chooseFiles(options: ChooserOptions): Promise<File[] | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = options.multiple;
  input.webkitdirectory = options.folder;
  input.accept = options.accept;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

/** What a message box shows. */
export type BoxOptions = {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly defaultId: number;
  readonly cancelId: number;
  readonly checkbox: string;
};

/** Shows a message box over the page and resolves with the button and the checkbox. Self-contained. */
export function showBox(options: BoxOptions): Promise<{ response: number; checkboxChecked: boolean }> {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const add = <K extends keyof HTMLElementTagNameMap>(parent: Node, name: K, text = ''): HTMLElementTagNameMap[K] => {
    const element = document.createElement(name);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  };
  const box = add(root, 'dialog');
  const line = add(box, 'p', options.message);
  Object.assign(box.style, {
    font: '14px system-ui, sans-serif',
    maxWidth: '480px',
    border: '1px solid gray',
    borderRadius: '8px',
  });
  line.style.fontWeight = '600';
  if (options.detail !== '') add(box, 'p', options.detail).style.whiteSpace = 'pre-wrap';
  const check = document.createElement('input');
  check.type = 'checkbox';
  if (options.checkbox !== '') add(box, 'label', options.checkbox).prepend(check);
  const row = add(box, 'div');
  Object.assign(row.style, { display: 'flex', gap: '8px', justifyContent: 'flex-end', marginTop: '16px' });
  document.body.append(host);
  return new Promise((resolve) => {
    const finish = (response: number): void => {
      host.remove();
      resolve({ response, checkboxChecked: check.checked });
    };
    for (const [index, text] of options.buttons.entries()) {
      const button = add(row, 'button', text);
      button.autofocus = index === options.defaultId;
      button.addEventListener('click', () => finish(index));
    }
    box.addEventListener('cancel', () => finish(options.cancelId));
    box.showModal();
  });
}
