import { crc32 } from 'node:zlib'
import { done } from '../forms/outcome.ts'
import { because, type Judged } from './reason.ts'

export const DOCUMENT_KINDS = ['pdf', 'png', 'jpeg'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
export const MEDIA_TYPES: Record<DocumentKind, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
}
export const MOST_DOCUMENT_BYTES = 10 * 1024 * 1024

const PDF_HEAD = 1024
const PDF_TAIL = 2048
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b/
const PNG_SIGN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const IHDR_BYTES = 13
const CHUNK_FRAME = 12

/**
 * What a file is by what it holds, whatever its name says: a PDF, a PNG or a JPEG, whole, at most 10 MB. A PDF that would
 * run something or carries other files is refused.
 */
export function documentKind(bytes: Uint8Array): Judged<DocumentKind> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (content.length > MOST_DOCUMENT_BYTES) return because('files.document.tooBig')
  if (content.subarray(0, PDF_HEAD).includes('%PDF-')) return judgePdf(content)
  if (content.subarray(0, PNG_SIGN.length).equals(PNG_SIGN))
    return isWholePng(content) ? done('png') : because('files.document.broken')
  if (content[0] === 0xff && content[1] === 0xd8 && content[2] === 0xff)
    return isWholeJpeg(content) ? done('jpeg') : because('files.document.broken')
  return because('files.document.kind')
}

function judgePdf(content: Buffer): Judged<DocumentKind> {
  const words = content.toString('latin1')
  const isWhole =
    /^[\s\S]{0,1019}%PDF-[12]\.\d/.test(words.slice(0, PDF_HEAD + 8)) &&
    words.slice(-PDF_TAIL).includes('%%EOF') &&
    words.includes('startxref')
  if (!isWhole) return because('files.document.broken')
  return ACTIVE.test(words) ? because('files.document.active') : done('pdf')
}

/** Header, at least one piece of picture and end, each as long as it says and with its checksum; nothing after. */
function isWholePng(content: Buffer): boolean {
  let at = PNG_SIGN.length
  let pieces = 0
  while (at + CHUNK_FRAME <= content.length) {
    const length = content.readUInt32BE(at)
    const end = at + CHUNK_FRAME + length
    if (end > content.length) return false
    const type = content.toString('latin1', at + 4, at + 8)
    if (at === PNG_SIGN.length && (type !== 'IHDR' || length !== IHDR_BYTES)) return false
    if (crc32(content.subarray(at + 4, end - 4)) !== content.readUInt32BE(end - 4)) return false
    if (type === 'IDAT') pieces += 1
    if (type === 'IEND') return pieces > 0 && end === content.length
    at = end
  }
  return false
}

/** Segments that fit into each other up to the picture itself, and its end mark. */
function isWholeJpeg(content: Buffer): boolean {
  let at = 2
  let framed = false
  while (at + 4 <= content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda) return framed && content.subarray(at).lastIndexOf(Buffer.from([0xff, 0xd9])) > 0
    // C0 to CF say how the picture is made, but for C4, C8 and CC.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) framed = true
    at += 2 + content.readUInt16BE(at + 2)
  }
  return false
}
