import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink } from '../../../../ground/ui/page.tsx'
import type { PhotoLine } from '../reads.ts'

/** The photos of a notice, small, each a way to the large one; and the way to their page, for who may change them. */
export function PhotoStrip({
  photos,
  manage,
}: {
  photos: readonly PhotoLine[]
  manage?: string | undefined
}) {
  const below = useBelow()
  return (
    <>
      {photos.length > 0 && (
        <ul class="plain-list beside">
          {photos.map(({ id, alt, width, height }) => (
            <li>
              <a href={below(`/exchange/photos/${id}`)}>
                <img
                  src={below(`/exchange/photos/${id}/small`)}
                  alt={alt}
                  loading="lazy"
                  width={Math.round((160 * width) / Math.max(width, height))}
                  height={Math.round((160 * height) / Math.max(width, height))}
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {manage && (
        <p>
          <ButtonLink href={manage} label="exchange.photo.manage" icon="camera" quiet />
        </p>
      )}
    </>
  )
}
