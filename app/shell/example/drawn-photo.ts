import sharp from 'sharp'
import { makePhoto, type Photo } from '../../ground/files/photo.ts'
import { must } from './brescia-hands.ts'

/** A stroller, drawn: nobody's, and nowhere in particular. */
const STROLLER = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240">
  <rect width="320" height="240" fill="#e9e3d6"/>
  <rect y="190" width="320" height="50" fill="#d2c8b4"/>
  <path d="M90 90 h120 a60 60 0 0 1 -60 60 h-60 z" fill="#17545f"/>
  <path d="M90 90 a60 60 0 0 1 60 -50 v50 z" fill="#e09b2d"/>
  <path d="M210 90 l40 -30 M110 150 l-20 40 M190 150 l20 40" stroke="#333" stroke-width="7" fill="none"/>
  <g fill="#fff" stroke="#333" stroke-width="7"><circle cx="95" cy="192" r="18"/><circle cx="205" cy="192" r="18"/></g>
</svg>`

/** A small photo for the example, made anew like every other. */
export async function drawnPhoto(drawing = STROLLER): Promise<Photo> {
  const drawn = await sharp(Buffer.from(drawing)).png().toBuffer()
  return must(await makePhoto(drawn))
}
