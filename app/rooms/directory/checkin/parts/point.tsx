import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import type { SessionHere } from '../../../activities/points/reads.ts'
import { pathsHere } from '../../parts/address.ts'
import { OpenNow } from '../../parts/opening.tsx'
import { SessionList } from '../../parts/session-list.tsx'
import { placeKind } from '../../parts/words.ts'
import type { Scanned } from '../reads.ts'

/** What is on at a place, for whoever stands before its wall: what can be opened now, today, the next days. */
export function PointPage({ point, hours, today, toCome, meant, isTeam }: Scanned) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const paths = pathsHere(c)
  const hrefOf = ({ activityId, id }: SessionHere) =>
    isTeam ? `${paths.home}/activities/${activityId}/sessions/${id}` : paths.session(activityId, id)
  const others = today.filter((one) => !meant.includes(one))
  const where = [point.address, point.municipality].filter(Boolean).join(', ')
  return (
    <Page heading={{ said: point.name }} kicker={t(placeKind(point.kind))} width="reading">
      <p class="beside">
        {where}
        {!point.isClosed && <OpenNow hours={hours} />}
      </p>
      {point.isClosed && <Callout kind="warning" text="directory.checkin.point.closed" />}
      {meant.length > 0 && (
        <Section heading="directory.checkin.point.choose">
          <SessionList sessions={meant.map(listed)} href={hrefOf} />
        </Section>
      )}
      {isTeam && (
        <p>
          <ButtonLink
            href={`${paths.home}/diary/new?place=${point.id}`}
            label="directory.checkin.point.note"
            icon="pencil"
          />
        </p>
      )}
      {(others.length > 0 || meant.length === 0) && (
        <Section heading="directory.checkin.point.today">
          {others.length > 0 ? (
            <SessionList sessions={others.map(listed)} href={hrefOf} />
          ) : (
            <p>{t('directory.checkin.point.nothingToday')}</p>
          )}
        </Section>
      )}
      {toCome.length > 0 && (
        <Section heading="directory.checkin.point.toCome">
          <SessionList sessions={toCome.map(listed)} href={hrefOf} dated />
        </Section>
      )}
      <p>
        <ButtonLink href={paths.place(point.id)} label="directory.checkin.point.page" quiet />
      </p>
      {!c.var.session && (
        <p>
          <a href={`/sign-in?next=${encodeURIComponent(c.req.path)}`}>{t('directory.checkin.point.work')}</a>
        </p>
      )}
    </Page>
  )
}

const listed = (one: SessionHere) => ({ ...one, cancelled: false, placeName: null, municipality: null })
