import type { Child } from 'hono/jsx'
import { type Actor, holdsRole } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { sameAs } from '../../people/reads.ts'
import { TEAM } from '../../people/rules.ts'
import { AgreementList } from '../agreements/parts/agreement-list.tsx'
import { type Agreement, agreementsOf } from '../agreements/reads.ts'
import { kindCalled, sideOf } from '../kinds/reads.ts'
import { type Notice, noticesOf } from '../notices/reads.ts'

/** For a person's page: what they need, offer and agreed, as far as one may know. Null where there is nothing. */
export async function exchangesOfPerson(tx: ActorTx, actor: Actor, personId: string): Promise<Child> {
  if (!holdsRole(actor, ...TEAM)) return null
  const ids = await sameAs(tx, personId)
  const notices = await noticesOf(tx, ids)
  const agreements = await agreementsOf(tx, ids)
  if (notices.length + agreements.length === 0) return null
  return <PersonExchanges notices={notices} agreements={agreements} />
}

function PersonExchanges({
  notices,
  agreements,
}: {
  notices: readonly Notice[]
  agreements: readonly Agreement[]
}) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section heading="exchange.person.heading">
      {agreements.length > 0 && <AgreementList agreements={agreements} />}
      <ul class="plain-list">
        {notices.map((notice) => {
          const kind = kindCalled(notice.kind)
          return (
            <li class="beside">
              <a href={below(`/exchange/notices/${notice.id}`)}>{notice.title}</a>
              {kind && <Tag>{t(sideOf(kind, notice.side).label)}</Tag>}
              {notice.closedWhy && <Tag>{t(`exchange.closed.${notice.closedWhy}`)}</Tag>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
