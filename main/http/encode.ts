import { randomUUID } from 'node:crypto';
import { assertNever } from '#shared/errors.ts';
import type { HttpBody } from './http.ts';

export interface EncodedBody {
  readonly contentType: string | null;
  readonly bytes: Uint8Array | string | null;
}

/** The bytes of a body. Encoded once per request, so that every attempt sends the very same. */
export function encodeBody(body: HttpBody | undefined): EncodedBody {
  if (body === undefined) return { contentType: null, bytes: null };
  switch (body.kind) {
    case 'json':
      return { contentType: 'application/json', bytes: JSON.stringify(body.value) };
    case 'form':
      return {
        contentType: 'application/x-www-form-urlencoded',
        bytes: new URLSearchParams({ ...body.fields }).toString(),
      };
    case 'file':
      return filePart(body);
    default:
      return assertNever(body);
  }
}

/** One file, after its plain parts, as multipart/form-data (RFC 7578). Name characters that would end the quoted string are percent-encoded, as browsers do. */
function filePart({ part, fileName, mediaType, bytes, fields = {} }: Extract<HttpBody, { kind: 'file' }>): EncodedBody {
  const boundary = `crossdock-${randomUUID()}`;
  const plain = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  const head =
    `${plain.join('')}--${boundary}\r\n` +
    `Content-Disposition: form-data; name="${quoted(part)}"; filename="${quoted(fileName)}"\r\n` +
    `Content-Type: ${mediaType}\r\n\r\n`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([Buffer.from(head, 'utf8'), bytes, Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8')]),
  };
}

const quoted = (text: string): string => text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
