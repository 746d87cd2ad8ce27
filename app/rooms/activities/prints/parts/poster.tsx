import { QrSquare } from '../../../../ground/paper/qr.tsx'
import { formatsFor } from '../../../../ground/texts/formats.ts'
import { type Language, spokenIn } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import type { Poster } from '../reads.ts'
import { forAWall, type Leads, type Size, sizeOfTitle } from '../rules.ts'

export type Leading = {
  leads: Leads
  address: string
  code?: string | undefined
  typeAt: string
  signUp: boolean
}
type Props = {
  poster: Poster
  size: Size
  language: Language
  territory: { name: string; timeZone: string }
  leading: Leading
}

/** A sheet for a wall, in its own language whatever that of the page around it. */
export function PosterSheet({ poster, size, language, territory, leading }: Props) {
  const t = translatorFor(language)
  const title = [poster.title, poster.ownTitle].filter(Boolean).join(': ')
  const place = [poster.address, poster.municipality].filter(Boolean).join(', ')
  return (
    <article class={`poster poster-${size}`} {...spokenIn(language)}>
      <header class="poster-head">
        <p class="poster-territory">{territory.name}</p>
        <p class="poster-kind">{t(`activities.kind.${poster.kind}`)}</p>
      </header>
      <div class="poster-weave" aria-hidden="true"></div>
      <div class="poster-body">
        <h2 class={`poster-title poster-title-${sizeOfTitle(title)}`}>{title}</h2>
        <p class="poster-text">{forAWall(poster.description)}</p>
        <dl class="poster-facts">
          <dt>{t('activities.prints.poster.when')}</dt>
          <dd>
            <Dates poster={poster} language={language} timeZone={territory.timeZone} />
          </dd>
          {poster.place && (
            <>
              <dt>{t('activities.prints.poster.place')}</dt>
              <dd>
                <strong>{poster.place}</strong>
                {place && <span>{place}</span>}
              </dd>
            </>
          )}
        </dl>
      </div>
      <footer class="poster-foot">
        <div class="poster-by">
          <p class="poster-call">{callOf(leading, t)}</p>
          <p>
            <a href={leading.address}>{leading.address.replace(/^https?:\/\//, '')}</a>
          </p>
          {leading.code && (
            <p>
              {t('activities.prints.poster.orCode', {
                code: leading.code,
                address: leading.typeAt.replace(/^https?:\/\//, ''),
              })}
            </p>
          )}
          {poster.bodies.length > 0 && (
            <p class="poster-bodies">
              {t('activities.prints.poster.by')} {poster.bodies.join(' · ')}
            </p>
          )}
        </div>
        <QrSquare
          address={leading.address}
          label={t('activities.prints.poster.qr', { address: leading.address })}
        />
      </footer>
    </article>
  )
}

const callOf = ({ leads, signUp }: Leading, t: ReturnType<typeof translatorFor>) =>
  t(
    leads === 'checkin'
      ? 'activities.prints.poster.arrive'
      : signUp
        ? 'activities.prints.poster.signUp'
        : 'activities.prints.poster.info',
  )

function Dates({ poster, language, timeZone }: { poster: Poster; language: Language; timeZone: string }) {
  const t = translatorFor(language)
  const { weekday, hours } = formatsFor(language, timeZone)
  return (
    <>
      {poster.dates.map(({ startsAt, endsAt, cancelled }) => (
        <span class={cancelled ? 'poster-off' : undefined}>
          <strong>{weekday(startsAt)}</strong>, {hours(startsAt, endsAt)}
          {cancelled && ` – ${t('activities.prints.poster.calledOff')}`}
        </span>
      ))}
      {poster.more > 0 && <span>{t('activities.prints.poster.more', { count: poster.more })}</span>}
    </>
  )
}
