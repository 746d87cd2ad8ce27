import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { type Notice, newNotices } from '../reads.ts'

/** For somebody's day: what a coordinator opened of what they had written. */
export async function openedOfMine(tx: ActorTx, actor: SignedInActor): Promise<Child> {
  const notices = await newNotices(tx, actor)
  return notices.length > 0 ? <Notices notices={notices} /> : null
}

function Notices({ notices }: { notices: readonly Notice[] }) {
  const { t, when } = useTexts()
  const below = useBelow()
  return (
    <>
      {notices.map((notice) => (
        <Callout kind="warning" heading="people.sensitive.notice.heading">
          <p>
            {t('people.sensitive.notice.text', {
              by: notice.by,
              person: notice.person,
              when: when(notice.openedAt),
            })}
          </p>
          <ActionButton
            action={below(`/break-glass/${notice.openingId}/seen`)}
            label="people.sensitive.notice.seen"
          />
        </Callout>
      ))}
    </>
  )
}
