import sharp from 'sharp'
import { expect, test } from 'vitest'
import { makePhoto } from './photo.ts'

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' } })

/** A photo as a phone takes it: large, on its side, saying where and with what it was taken. */
const fromPhone = () =>
  blank(2400, 1200)
    .withMetadata({
      orientation: 6,
      exif: {
        IFD0: { Make: 'Segreto', Software: '<script>alert(1)</script>' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '45/1 24/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '10/1 23/1 0/1',
        },
      },
    })
    .jpeg()
    .toBuffer()

test('a photo is made smaller and upright, and says nothing of where and with what it was taken', async () => {
  const sent = await fromPhone()
  expect((await sharp(sent).metadata()).exif?.includes('Segreto')).toBe(true)
  const made = await makePhoto(sent)
  if (!made.ok) throw new Error(made.refusal)
  const { content, thumbnail, width, height } = made.value
  expect([width, height]).toEqual([800, 1600])
  for (const kept of [content, thumbnail]) {
    const told = await sharp(kept).metadata()
    expect([told.exif, told.xmp, told.iptc, told.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    for (const word of ['Segreto', 'script', 'Exif', 'GPS']) expect(kept.includes(word)).toBe(false)
  }
  expect((await sharp(thumbnail).metadata()).height).toBe(320)
})

test('a script, a drawing that could run one, and a page behind a picture are no photos', async () => {
  const png = await blank(8, 8).png().toBuffer()
  const refused = [
    Buffer.from('<?php system($_GET["c"]); ?>'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    Buffer.from('GIF89a/*<script>*/=1;alert(1)'),
    Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]),
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>alert(1)</script>')]),
    png.subarray(0, png.length - 20),
  ]
  for (const bytes of refused) expect((await makePhoto(bytes)).ok).toBe(false)
  expect(await makePhoto(Buffer.from('%PDF-1.4\nstartxref\n%%EOF'))).toMatchObject({
    refusal: 'files.photo.kind',
  })
})

test('what stands behind the end of a JPEG is not kept', async () => {
  const jpeg = await blank(8, 8).jpeg().toBuffer()
  const made = await makePhoto(
    Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>'), Buffer.from([0xff, 0xd9])]),
  )
  if (made.ok) expect(made.value.content.includes('script')).toBe(false)
})
