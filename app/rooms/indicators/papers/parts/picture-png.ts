import type { Shape } from '../rules.ts'

const SCALE = 2
const PETROL = '#135861'
const TERRACOTTA = '#a8482a'

/**
 * A picture for a word processor: lines and dots as pixels, without words, which a server without fonts could not draw. What it
 * shows stands in the table beside it.
 */
export async function picturePng({ width, height, lines, dots }: Shape): Promise<Buffer> {
  // Read when a document is asked for: no page waits for it.
  const { default: sharp } = await import('sharp')
  const drawn = [
    ...lines.map(
      (line) =>
        `<polyline points="${line.map((point) => point.join(',')).join(' ')}" fill="none" stroke="${PETROL}" stroke-width="2"/>`,
    ),
    ...dots.map(
      ({ at: [x, y], number }) =>
        `<circle cx="${x}" cy="${y}" r="${number === undefined ? 3 : 7}" fill="${TERRACOTTA}"/>`,
    ),
  ].join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * SCALE}" height="${height * SCALE}"><rect width="100%" height="100%" fill="#fcfaf6"/>${drawn}</svg>`
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer()
}
