import sharp, { type Sharp } from 'sharp'
import { done } from '../forms/outcome.ts'
import { documentKind } from './document.ts'
import { because, type Judged } from './reason.ts'

/** A photo as it is kept: a JPEG made anew, which holds nothing that a camera wrote into it. */
export type Photo = { content: Buffer; thumbnail: Buffer; width: number; height: number }

const LARGEST = 1600
const SMALL = 320
/** What a phone takes at its largest is fifty million; a small file that unpacks to more is a trap, and costs seconds. */
const MOST_PIXELS = 60_000_000
const MOST_BYTES = 1_500_000
const MOST_SMALL_BYTES = 200_000
const QUALITIES = [82, 70, 55, 40]

/**
 * Makes a photo of what somebody sent, turned upright, at most 1600 pixels a side, with a small one beside it. Whatever
 * stood in the file beside the picture (place, time, camera, anything hidden) is not in it. Refuses what is no JPEG or PNG
 * by what it holds, whatever its name says, and what cannot be read to the end.
 */
export async function makePhoto(bytes: Uint8Array): Promise<Judged<Photo>> {
  const judged = documentKind(bytes)
  if (!judged.ok) return judged
  if (judged.value === 'pdf') return because('files.photo.kind')
  try {
    const picture = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS })
      .rotate()
      .flatten({ background: '#ffffff' })
    const { data, info } = await asJpeg(picture, LARGEST, MOST_BYTES)
    // Of the one made: what was sent is unpacked once.
    const small = await asJpeg(sharp(data), SMALL, MOST_SMALL_BYTES)
    return done({ content: data, thumbnail: small.data, width: info.width, height: info.height })
  } catch {
    return because('files.document.broken')
  }
}

async function asJpeg(picture: Sharp, side: number, mostBytes: number) {
  for (const quality of QUALITIES) {
    const made = await picture
      .clone()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true })
    if (made.data.length <= mostBytes) return made
  }
  throw new Error('a picture that no quality makes small enough')
}
