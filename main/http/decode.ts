import { assertNever } from '#shared/errors.ts';
import type { RawAnswer } from './transport.ts';

/** A body by what it turned out to be. */
export type DecodedBody =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string; readonly html: boolean }
  /** Announced as JSON and not whole: the connection ended early without either side noticing. */
  | { readonly kind: 'cut'; readonly text: string };

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\b/i;
const HTML_TYPE = /^text\/html\b/i;
const HTML_START = /^\s*(?:<!doctype html|<html|<head|<body)/i;

const utf8 = new TextDecoder();

/** Reads a body by its content type; one without a type is taken for JSON when it reads as JSON. */
export function decodeBody({ status, headers, bytes }: RawAnswer): DecodedBody {
  if (status === 204 || bytes.length === 0) return { kind: 'empty' };
  const type = headers['content-type'] ?? '';
  const isJson = JSON_TYPE.test(type);
  const text = utf8.decode(bytes);
  if (isJson || type === '') {
    try {
      return { kind: 'json', value: JSON.parse(text) as unknown };
    } catch {
      // What it is instead is found out below.
    }
  }
  if (text.trim() === '') return { kind: 'empty' };
  if (HTML_TYPE.test(type) || HTML_START.test(text)) return { kind: 'text', text, html: true };
  return isJson ? { kind: 'cut', text } : { kind: 'text', text, html: false };
}

/** What callers and error readers see of a body. */
export function bodyValue(body: DecodedBody): unknown {
  switch (body.kind) {
    case 'empty':
      return undefined;
    case 'json':
      return body.value;
    case 'text':
    case 'cut':
      return body.text;
    default:
      return assertNever(body);
  }
}
