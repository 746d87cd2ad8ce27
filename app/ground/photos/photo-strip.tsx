import { useTexts } from '../texts/use-texts.ts'
import { useBelow } from '../ui/below.ts'
import { ActionButton } from '../ui/form.tsx'
import { Tag } from '../ui/tag.tsx'
import type { KeptPhoto } from './stand.ts'

const SIDE = 120

type StripProps = {
  photos: readonly KeptPhoto[]
  /** For who may take them away: the page of the record, below the territory, to come back to. */
  back?: string | undefined
}

/** The photos kept with a record, small, each a way to the large one. */
export function PhotoStrip({ photos, back }: StripProps) {
  const { t, shortDay } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list photo-strip">
      {photos.map(({ id, at, width, height, own }, index) => {
        const told = { number: index + 1, count: photos.length, day: shortDay(at) }
        const larger = Math.max(width, height)
        return (
          <li>
            <a href={below(`/photos/${id}`)} data-turbo="false">
              <img
                src={below(`/photos/${id}/small`)}
                alt={t('photos.alt', told)}
                loading="lazy"
                width={Math.round((SIDE * width) / larger)}
                height={Math.round((SIDE * height) / larger)}
              />
            </a>
            {own && <Tag>{t('photos.own')}</Tag>}
            {back !== undefined && (
              <ActionButton
                action={below(`/photos/${id}/drop`)}
                fields={{ back }}
                label={['photos.drop', told]}
                danger
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
