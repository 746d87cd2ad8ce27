import { QrSquare } from '../../../../ground/paper/qr.tsx'
import { formatsFor } from '../../../../ground/texts/formats.ts'
import { spokenIn } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import { hoursInWords, type Interval } from '../../../places/rules.ts'
import type { PosterQuery } from '../../prints/forms.ts'
import { forAWall, sizeOfTitle } from '../../prints/rules.ts'
import type { Point } from '../reads.ts'

type Props = Pick<PosterQuery, 'size' | 'language'> & {
  point: Point
  hours: readonly Interval[]
  territory: { name: string; timeZone: string }
  /** Where the square leads, and where its code is typed by hand. */
  address: string
  code: string
  typeAt: string
}

const shortOf = (address: string) => address.replace(/^https?:\/\//, '')
// The first of January 2024 was a Monday: its week names the weekdays.
const dayOfWeek = (weekday: number) => `2024-01-0${weekday}`

/** A sheet for the wall of a place, in its own language whatever that of the page around it. */
export function PointPoster({ point, hours, size, language, territory, address, code, typeAt }: Props) {
  const t = translatorFor(language)
  const { weekdayName } = formatsFor(language, territory.timeZone)
  const where = [point.address, point.municipality].filter(Boolean).join(', ')
  const open = hoursInWords(hours, language, (weekday) => weekdayName(dayOfWeek(weekday)))
  return (
    <article class={`poster poster-${size}`} {...spokenIn(language)}>
      <header class="poster-head">
        <p class="poster-territory">{territory.name}</p>
        <p class="poster-kind">{t(`places.kind.${point.kind as 'space'}`)}</p>
      </header>
      <div class="poster-weave" aria-hidden="true"></div>
      <div class="poster-body">
        <h2 class={`poster-title poster-title-${sizeOfTitle(point.name)}`}>{point.name}</h2>
        <p class="poster-text">{forAWall(point.description)}</p>
        {(where || open) && (
          <dl class="poster-facts">
            {where && (
              <>
                <dt>{t('activities.prints.poster.place')}</dt>
                <dd>
                  <strong>{where}</strong>
                </dd>
              </>
            )}
            {open && (
              <>
                <dt>{t('activities.points.poster.open')}</dt>
                <dd>
                  <strong>{open}</strong>
                </dd>
              </>
            )}
          </dl>
        )}
      </div>
      <footer class="poster-foot">
        <div class="poster-by">
          <p class="poster-call">{t('activities.points.poster.call')}</p>
          <p>
            <a href={address}>{shortOf(address)}</a>
          </p>
          <p>{t('activities.prints.poster.orCode', { code, address: shortOf(typeAt) })}</p>
        </div>
        <QrSquare address={address} label={t('activities.prints.poster.qr', { address })} />
      </footer>
    </article>
  )
}
