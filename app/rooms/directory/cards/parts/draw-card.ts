import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { OverlayOptions } from 'sharp'
import { CARD, type CardWords, escaped, shortened, titleSize } from '../rules.ts'

// The words are set in the same Titillium as the pages (SIL Open Font Licence), from the file itself: a server often has no fonts.
const FONTS = join(
  dirname(createRequire(import.meta.url).resolve('bootstrap-italia/package.json')),
  'dist/fonts/Titillium_Web',
)
const fontFile = (weight: 'regular' | '700') => join(FONTS, `titillium-web-v10-latin-ext_latin-${weight}.ttf`)

const LEFT = 88
const WIDTH = CARD.width - 2 * LEFT
const TITLE_TOP = 170
const TITLE_HEIGHT = 290
const LINE_TOP = 490

// The weave of the masthead, large; no words in it.
const GROUND =
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">
<rect width="100%" height="100%" fill="#135861"/>
<g stroke="#fff" stroke-opacity=".16" stroke-width="10" fill="none"><path d="M900 42h300M900 80h300M900 118h300"/></g>
<g stroke="#dc9a35" stroke-opacity=".7" stroke-width="10" fill="none"><path d="M960 14v52m0 28v52M1010 14v14m0 28v48m0 28v14M1060 14v52m0 28v52M1110 14v14m0 28v48m0 28v14"/></g>
<rect y="${CARD.height - 16}" width="100%" height="16" fill="#dc9a35"/></svg>`)

type Setting = { top: number; size: number; weight: 'regular' | '700'; colour: string; width?: number }

async function words(
  said: string,
  { top, size, weight, colour, width = WIDTH }: Setting,
): Promise<OverlayOptions[]> {
  if (!said) return []
  const { default: sharp } = await import('sharp')
  const face = weight === '700' ? 'Titillium Web Bold' : 'Titillium Web'
  const drawn = await sharp({
    text: {
      text: `<span foreground="${colour}">${escaped(said)}</span>`,
      font: `${face} ${size}`,
      fontfile: fontFile(weight),
      width,
      dpi: 72,
      rgba: true,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  const tallest = top === TITLE_TOP ? TITLE_HEIGHT : CARD.height - top - 24
  const input =
    drawn.info.height > tallest || drawn.info.width > width
      ? await sharp(drawn.data)
          .resize({ width, height: tallest, fit: 'inside', withoutEnlargement: true })
          .png()
          .toBuffer()
      : drawn.data
  return [{ input, left: LEFT, top }]
}

/** A card as a PNG: of the same words the same picture. */
export async function drawCard({ kicker, title, line }: CardWords): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const parts = await Promise.all([
    words(shortened(kicker, 44), { top: 80, size: 34, weight: '700', colour: '#f3d9ae', width: 740 }),
    words(shortened(title), { top: TITLE_TOP, size: titleSize(title), weight: '700', colour: '#ffffff' }),
    words(shortened(line, 110), { top: LINE_TOP, size: 36, weight: 'regular', colour: '#ffffff' }),
  ])
  return sharp(GROUND).composite(parts.flat()).png({ palette: true, compressionLevel: 9 }).toBuffer()
}
