import sharp from 'sharp'
import type { Translate } from '../../ground/texts/texts.ts'

const GROUND = '#135861'
const PAPER = '#fff'

/** The mark of the masthead: three wefts through three warps. `inset` leaves room for a system that cuts icons round. */
const drawing = (
  inset: number,
) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" fill="none" stroke-width="4">
  <rect width="40" height="40" rx="${inset ? 0 : 9}" fill="${GROUND}"/>
  <g transform="translate(${inset} ${inset}) scale(${(40 - 2 * inset) / 40})">
    <path stroke="${PAPER}" d="M7 13h26M7 20h26M7 27h26"/>
    <path stroke="#dc9a35" d="M13 7v10m0 6v10M20 7v3m0 6v8m0 6v3M27 7v10m0 6v10"/>
  </g></svg>`

export const ICONS = [
  { name: 'trama-192.png', size: 192, inset: 0 },
  { name: 'trama-512.png', size: 512, inset: 0 },
  { name: 'trama-maskable-512.png', size: 512, inset: 6 },
] as const
export type IconName = (typeof ICONS)[number]['name']

const drawn = new Map<IconName, Promise<Buffer>>()

/** An icon as PNG, drawn once by this process. */
export function iconCalled(name: IconName): Promise<Buffer> {
  const known = drawn.get(name)
  if (known) return known
  const { size, inset } = ICONS.find((icon) => icon.name === name) ?? ICONS[0]
  const made = sharp(Buffer.from(drawing(inset)), { density: (72 * size) / 40 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
  drawn.set(name, made)
  return made
}

/** What a phone needs to put Trama among its apps. It opens where one's day begins. */
export const manifest = (t: Translate, language: string) => ({
  id: '/',
  name: 'Trama',
  short_name: 'Trama',
  description: t('offline.manifest.description'),
  lang: language,
  start_url: '/start',
  scope: '/',
  display: 'standalone',
  background_color: PAPER,
  theme_color: GROUND,
  icons: ICONS.map(({ name, size, inset }) => ({
    src: `/icons/${name}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: inset ? 'maskable' : 'any',
  })),
})
