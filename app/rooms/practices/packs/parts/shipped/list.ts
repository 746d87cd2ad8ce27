import type { Pack } from '../../rules.ts'
import { centers } from './civic-centers.ts'
import { emporium } from './community-emporium.ts'
import { points } from './community-points.ts'
import { pacts } from './generative-pacts.ts'

/** The four practices that come with Trama, whole: what each says and what one begins with. */
export const SHIPPED: readonly { slug: string; pack: Pack }[] = [
  { slug: 'community-points', pack: points },
  { slug: 'generative-pacts', pack: pacts },
  { slug: 'civic-centers', pack: centers },
  { slug: 'community-emporium', pack: emporium },
]

export const shippedPack = (slug: string) => SHIPPED.find((one) => one.slug === slug)?.pack
