import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { circlesLeftAlone } from '../reads.ts'

/** For a coordinator's day: somebody is accompanied and nobody is left who can. */
export async function circlesAlone(tx: ActorTx, actor: SignedInActor): Promise<Child> {
  if (!actor.roles.includes('coordinator')) return null
  const alone = await circlesLeftAlone(tx)
  return alone.length > 0 ? <AloneNotice count={alone.length} /> : null
}

function AloneNotice({ count }: { count: number }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Callout kind="warning" heading="operators.alone.heading">
      <p>{t('operators.alone.notice', { count })}</p>
      <p>
        <a href={below('/operators/left-alone')}>{t('operators.alone.toEntrust')}</a>
      </p>
    </Callout>
  )
}
